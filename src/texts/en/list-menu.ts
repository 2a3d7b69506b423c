import type { LeadSort } from '../../contract/lead-list.ts';
import type { LeadPriority } from '../../contract/lead.ts';

/** Filters and orders of the lead list, and its menu. */
export const listMenu = () => ({
  filters: {
    active: 'Filters',
    remove: (filter: string) => `Remove the filter ${filter}`,
    attention: 'Show only',
    attentions: {
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
  } satisfies Record<LeadSort, string> & Record<string, unknown>,
  clear: 'Clear search and filters',
  chooseFilters: 'All filters…',
  chooseColumns: 'Columns…',
  chooseLeads: 'Select leads',
  recentChanges: 'Recent changes…',
  saveView: 'Save as a view…',
});
