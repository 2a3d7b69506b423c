import type { LeadSort } from '../../contract/lead-list.ts';
import type { LeadPriority } from '../../contract/lead.ts';
import type { BuiltInView } from '../../contract/view.ts';

/** Filters, orders and views of the lead list. */
export const leadViews = () => ({
  filters: {
    title: 'More filters and order',
    active: 'Filters',
    remove: (filter: string) => `Remove the filter ${filter}`,
    attention: 'Show',
    attentions: {
      any: 'All leads',
      untouched: 'Waiting for first contact',
      unseen: 'Not opened yet',
      overdue: 'Overdue',
    },
    owners: {
      title: 'Owner',
      any: 'Everybody',
      me: 'My leads',
      none: 'Unassigned',
      other: 'One owner',
    },
    priorities: {
      high: 'High',
      normal: 'Normal',
      low: 'Low',
      none: 'None',
    } satisfies Record<LeadPriority | 'none', string>,
    today: 'today',
    labels: {
      status: 'Status',
      source: 'Source',
      priority: 'Priority',
      tag: 'Tag',
      form: 'Form',
      campaign: 'Campaign',
      connection: 'Connection',
      from: 'From',
      to: 'Before',
    },
  },
  sorts: {
    title: 'Order',
    newest: 'Newest first',
    oldest: 'Oldest first',
    activity: 'Last change first',
    name: 'By name',
    waiting: 'Longest waiting first',
    by: (column: string) => `Order by ${column}`,
  } satisfies Record<LeadSort, string> & Record<string, unknown>,
  chooseFilters: 'All filters…',
  chooseColumns: 'Columns…',
  chooseLeads: 'Select leads',
  recentChanges: 'Recent changes…',
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
    save: 'Save as a view…',
    remove: (name: string) => `Remove the view ${name}`,
    removed: (name: string) => `The view ${name} was removed.`,
  },
});
