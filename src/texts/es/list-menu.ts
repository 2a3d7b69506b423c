import type { listMenu as english } from '../en/list-menu.ts';

export const listMenu = (): ReturnType<typeof english> => ({
  filters: {
    active: 'Filtros',
    remove: (filter) => `Quitar el filtro ${filter}`,
    attention: 'Mostrar solo',
    attentions: {
      untouched: 'Esperan el primer contacto',
      unseen: 'Sin abrir',
      overdue: 'Atrasados',
    },
    owners: {
      title: 'Responsable',
      any: 'Todos',
      me: 'Mis leads',
      none: 'Sin asignar',
      other: 'Un responsable',
    },
    priorities: { high: 'Alta', normal: 'Normal', low: 'Baja', none: 'Ninguna' },
    today: 'hoy',
    labels: {
      status: 'Estado',
      source: 'Origen',
      priority: 'Prioridad',
      tag: 'Etiqueta',
      form: 'Formulario',
      campaign: 'Campaña',
      connection: 'Conexión',
      from: 'Desde',
      to: 'Antes de',
    },
  },
  sorts: {
    title: 'Orden',
    newest: 'Más recientes primero',
    oldest: 'Más antiguos primero',
    activity: 'Último cambio primero',
    name: 'Por nombre',
    waiting: 'Más tiempo esperando primero',
  },
  clear: 'Borrar búsqueda y filtros',
  chooseFilters: 'Todos los filtros…',
  chooseColumns: 'Columnas…',
  chooseLeads: 'Seleccionar leads',
  recentChanges: 'Cambios recientes…',
  saveView: 'Guardar como vista…',
});
