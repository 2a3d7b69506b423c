import type { BuiltInView } from '../../contract/view.ts';

/** What the list says of its filters, its orders and its views before a menu is opened. */
export const leadViews = () => ({
  filterMenu: 'More filters and order',
  orderBy: (column: string) => `Order by ${column}`,
  views: {
    title: 'Views',
    leads: (count: number) => (count === 1 ? 'lead' : 'leads'),
    names: {
      new: 'New',
      mine: 'Mine',
      unassigned: 'Unassigned',
      today: 'Today',
      overdue: 'Overdue',
    } satisfies Record<BuiltInView, string>,
    manage: 'Manage views…',
  },
});
