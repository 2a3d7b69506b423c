import type { leadTools as english } from '../en/lead-tools.ts';
import type { Formats } from '../formats.ts';
import { leadBulk } from './lead-bulk.ts';
import { lostReasons } from './lost-reasons.ts';
import { recentChanges } from './recent-changes.ts';

export const leadTools = (formats: Formats): ReturnType<typeof english> => ({
  bulk: leadBulk(formats),
  recent: recentChanges(formats),
  chooser: {
    title: 'Columnas',
    text: 'El nombre, el teléfono, el estado y la hora se muestran siempre. En una pantalla estrecha caben menos columnas.',
    place: (place) => `Columna ${place}`,
  },
  filterDialog: {
    title: 'Filtros',
    any: 'Todos',
    several: 'Varios',
    search: 'Buscar…',
    searchIn: (filter) => `Buscar en ${filter}`,
    apply: 'Mostrar leads',
  },
  saveView: {
    title: 'Guardar como vista',
    name: 'Nombre',
    share: 'Todos ven esta vista',
    notWithSearch:
      'Una vista con una búsqueda es privada, porque la búsqueda puede nombrar a una persona.',
    save: 'Guardar',
    cancel: 'Cancelar',
    saved: (name) => `La vista ${name} se guardó.`,
  },
  found: {
    lostReason: 'Perdido porque',
    without: {
      form: 'Sin formulario',
      campaign: 'Sin campaña',
      connection: 'No viene de Meta',
      lostReason: 'Perdido sin motivo',
    },
    otherReasons: 'otros motivos',
    contacts: {
      made: 'Con contacto',
      timed: 'Cuenta el tiempo hasta el primer contacto',
      'timed-made': 'Con contacto, y el tiempo cuenta',
      'within-5': 'Contacto en 5 minutos',
      'within-60': 'Contacto en 60 minutos',
    },
  },
  lost: {
    title: (name) => `¿Por qué se perdió ${name}?`,
    titleOfMany: (count) =>
      formats.plural(count, {
        one: '¿Por qué se perdió 1 lead?',
        other: `¿Por qué se perdieron ${formats.number(count)} leads?`,
      }),
    own: 'Otro motivo',
    save: 'Guardar',
    without: 'Sin motivo',
  },
  lostReasons,
});
