import type { Formats } from '../formats.ts';
import type { BoardTexts } from '../texts.ts';

export const board = ({ number, plural }: Formats): BoardTexts => ({
  title: 'Tablero',
  notLoaded: 'No se pudo cargar el tablero',
  loading: 'Cargando el tablero…',
  asList: 'Ver como lista',
  leads: (count, isMore) =>
    `${isMore ? 'más de ' : ''}${number(count)} ${plural(count, { one: 'lead', other: 'leads' })}`,
  more: 'Mostrar más',
  moreFailed: (why) => `No se pudieron cargar más leads. ${why}`,
  empty: 'Sin leads',
  moveTo: 'Mover a',
  moveCard: (name) => `Mover ${name}`,
  toTop: 'Al principio de la columna',
  moved: (name, stage) => `El estado de ${name} ahora es «${stage}».`,
  reordered: (name) => `${name} tiene un lugar nuevo.`,
  moveFailed: (name, why) => `No se movió ${name}. ${why}`,
  undo: 'Deshacer',
  undone: (name, stage) => `El estado de ${name} vuelve a ser «${stage}».`,
  placedBack: (name) => `${name} vuelve a su lugar anterior.`,
  keys: 'Mayúsculas y una flecha mueven la tarjeta: a la izquierda o a la derecha, a otra columna; arriba o abajo, dentro de su columna. V abre el menú. Las teclas de un lead también funcionan.',
});
