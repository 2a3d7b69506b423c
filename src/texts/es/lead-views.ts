import type { leadViews as english } from '../en/lead-views.ts';

export const leadViews = (): ReturnType<typeof english> => ({
  filterMenu: 'Más filtros y orden',
  orderBy: (column) => `Ordenar por ${column}`,
  views: {
    title: 'Vistas',
    leads: (count: number) => (count === 1 ? 'lead' : 'leads'),
    names: {
      new: 'Nuevos',
      mine: 'Míos',
      unassigned: 'Sin asignar',
      today: 'Hoy',
      overdue: 'Atrasados',
    },
    manage: 'Gestionar vistas…',
  },
});
