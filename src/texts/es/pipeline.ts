import type { Formats } from '../formats.ts';
import type { AdminTexts } from '../texts.ts';

export const pipeline = ({ number, plural }: Formats): AdminTexts['pipeline'] => ({
  title: 'Embudo',
  intro: 'Las etapas de una venta, en su orden. Cada lead está en una de ellas.',
  notLoaded: 'No se pudo cargar el embudo',
  stages: 'Etapas',
  stage: (position) => `Etapa ${number(position)}`,
  name: 'Nombre',
  kind: 'Significado',
  kinds: { open: 'En curso', won: 'Ganado', lost: 'Perdido' },
  contacted: 'Cuenta como contactado',
  cold: 'Se enfría tras (días)',
  never: 'Nunca',
  firstHint: 'Los leads nuevos entran en esta etapa.',
  up: (name) => `Subir ${name}`,
  down: (name) => `Bajar ${name}`,
  remove: (name) => `Eliminar ${name}`,
  add: 'Añadir una etapa',
  newStage: 'Etapa nueva',
  removing: {
    title: (name) => `¿Eliminar ${name}?`,
    text: (count, isMore) =>
      count === 0
        ? 'No hay ningún lead en esta etapa. Si entra alguno antes de guardar, pasa a:'
        : `Hay ${isMore ? 'más de ' : ''}${number(count)} ${plural(count, { one: 'lead', other: 'leads' })} en esta etapa, incluidos los que ningún filtro muestra. Pasan a:`,
    target: 'Etapa',
    action: 'Eliminar',
  },
  goesTo: (name, target) => `${name} se elimina; sus leads pasan a ${target}.`,
  keep: 'Conservarla',
  lostReasons: 'Motivos de leads perdidos',
  lostReasonsHint: 'Uno por línea. También se puede escribir otro motivo.',
  save: 'Guardar',
  saved: 'Se guardó el embudo.',
  moving: (count) =>
    `${number(count)} ${plural(count, { one: 'lead está pasando', other: 'leads están pasando' })} a otra etapa.`,
});
