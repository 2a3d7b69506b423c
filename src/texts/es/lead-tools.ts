import type { leadTools as english } from '../en/lead-tools.ts';
import type { Formats } from '../formats.ts';
import { leadBulk } from './lead-bulk.ts';
import { listMenu } from './list-menu.ts';
import { lostReasons } from './lost-reasons.ts';
import { recentChanges } from './recent-changes.ts';

export const leadTools = (formats: Formats): ReturnType<typeof english> => ({
  listMenu: listMenu(),
  bulk: leadBulk(formats),
  recent: recentChanges(formats),
  leadExport: {
    title: 'Exportar leads',
    all: 'Exportar todos los leads',
    matching: 'Exportar los leads que coinciden',
    forExcel: 'Para Excel',
    plain: 'Como CSV sencillo',
  },
  empty: {
    noMatch: 'Ningún lead coincide',
    clear: 'Borrar búsqueda y filtros',
    filtered: 'Hay leads, pero ninguno coincide con tus filtros.',
    searched:
      'Prueba con menos palabras, el comienzo de un nombre o algunas cifras de un teléfono.',
    none: 'Todavía no hay leads',
    ready: 'Las consultas nuevas aparecen aquí en menos de un segundo. Deja esta página abierta.',
    notConnected:
      'Conecta una página y actívala. Después, las consultas nuevas aparecerán aquí en menos de un segundo.',
    connect: 'Conectar una página',
  },
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
  manageViews: {
    title: 'Vistas',
    text: 'Listas de leads que tú u otras personas han guardado. Las compartidas las cambian su autor y los administradores. El orden es solo para ti: también puedes arrastrar las vistas en la barra lateral.',
    none: 'Nadie ha guardado una vista. Filtra la lista y elige “Guardar como vista…” en su menú.',
    onlyYou: 'Solo la ves tú',
    everybody: 'La ven todos',
    sharedBy: (name) => `Compartida por ${name}`,
    change: (name) => `Cambiar la vista ${name}`,
    rename: 'Cambiar nombre',
    renamed: (name) => `La vista se llama ahora ${name}.`,
    replace: 'Sustituir por la lista de la pantalla',
    replaced: (name) => `${name} tiene ahora los filtros, el orden y las columnas de la lista.`,
    up: 'Subir',
    down: 'Bajar',
    moved: (name, place, count) => `La vista ${name} está ahora en el lugar ${place} de ${count}.`,
    share: 'Compartir con todos',
    shared: (name) => `Ahora todos ven la vista ${name}.`,
    hide: 'Dejar de compartir',
    hidden: (name) => `La vista ${name} ya no se comparte.`,
    hideTitle: (name) => `¿Dejar de compartir ${name}?`,
    hideOfOther: 'Después solo la ve su autor, y solo su autor puede compartirla otra vez.',
    remove: 'Eliminar',
    removed: (name) => `La vista ${name} se eliminó.`,
    removeTitle: (name) => `¿Eliminar ${name}?`,
    removeOfOther:
      'Se elimina para todos, también para su autor. Esta acción no se puede deshacer. Los leads se conservan.',
    failed: (why) => `La vista no se cambió. ${why}`,
    keepColumns: (name) => `Guardar en la vista ${name}`,
    columnsKept: (name) => `La vista ${name} tiene ahora estas columnas.`,
    columnsOf: (name) =>
      `La vista ${name} tiene columnas propias. Un cambio termina cuando sales de ella, si no lo guardas en la vista.`,
  },
  found: {
    lostReason: 'Perdido porque',
    without: {
      form: 'Sin formulario',
      campaign: 'Sin campaña',
      connection: 'No viene de Meta',
      lostReason: 'Perdido sin motivo',
    },
    untagged: 'Sin etiqueta',
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
