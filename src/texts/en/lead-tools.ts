import type { LeadContact } from '../../contract/lead-list.ts';
import type { Formats } from '../formats.ts';
import { leadBulk } from './lead-bulk.ts';
import { listMenu } from './list-menu.ts';
import { lostReasons } from './lost-reasons.ts';
import { recentChanges } from './recent-changes.ts';

/** Tools of the lead list. They are loaded when a person uses them. */
export const leadTools = (formats: Formats) => ({
  listMenu: listMenu(),
  bulk: leadBulk(formats),
  recent: recentChanges(formats),
  leadExport: {
    title: 'Export leads',
    all: 'Export all leads',
    matching: 'Export the leads that match',
    forExcel: 'For Excel',
    plain: 'As plain CSV',
  },
  empty: {
    noMatch: 'No lead matches',
    clear: 'Clear search and filters',
    filtered: 'There are leads, but none matches your filters.',
    searched: 'Try fewer words, the beginning of a name, or some digits of a phone number.',
    none: 'No leads yet',
    ready: 'New enquiries appear here within a second. You can leave this page open.',
    notConnected: 'Connect a Page and enable it. New enquiries then appear here within a second.',
    connect: 'Connect a Page',
  },
  chooser: {
    title: 'Columns',
    text: 'Name, phone, status and time are always shown. A narrow screen has room for fewer columns.',
    place: (place: number) => `Column ${place}`,
  },
  filterDialog: {
    title: 'Filters',
    any: 'Any',
    several: 'Several',
    search: 'Search…',
    searchIn: (filter: string) => `Search in ${filter}`,
    apply: 'Show leads',
  },
  saveView: {
    title: 'Save as a view',
    name: 'Name',
    share: 'Everybody sees this view',
    notWithSearch: 'A view with a search stays private, because the search may name a person.',
    save: 'Save',
    cancel: 'Cancel',
    saved: (name: string) => `The view ${name} was saved.`,
  },
  manageViews: {
    title: 'Views',
    text: 'Lists of leads that you or others have saved. What is shared is changed by its author and by admins. The order is for you alone: you can also drag the views in the sidebar.',
    none: 'Nobody has saved a view. Filter the list and choose “Save as a view…” in its menu.',
    onlyYou: 'Only you see it',
    everybody: 'Everybody sees it',
    sharedBy: (name: string) => `Shared by ${name}`,
    change: (name: string) => `Change the view ${name}`,
    rename: 'Rename',
    renamed: (name: string) => `The view is now called ${name}.`,
    replace: 'Replace with the list on the screen',
    replaced: (name: string) =>
      `${name} now has the filters, the order and the columns of the list.`,
    up: 'Move up',
    down: 'Move down',
    moved: (name: string, place: number, count: number) =>
      `The view ${name} is now in place ${place} of ${count}.`,
    share: 'Share with everybody',
    shared: (name: string) => `Everybody sees the view ${name} now.`,
    hide: 'Stop sharing',
    hidden: (name: string) => `The view ${name} is not shared any more.`,
    hideTitle: (name: string) => `Stop sharing ${name}?`,
    hideOfOther: 'Only its author sees it then, and only its author can share it again.',
    remove: 'Remove',
    removed: (name: string) => `The view ${name} was removed.`,
    removeTitle: (name: string) => `Remove ${name}?`,
    removeOfOther:
      'It is removed for everybody, also for its author. This cannot be undone. The leads stay.',
    failed: (why: string) => `The view was not changed. ${why}`,
    keepColumns: (name: string) => `Keep in the view ${name}`,
    columnsKept: (name: string) => `The view ${name} has these columns now.`,
    columnsOf: (name: string) =>
      `The view ${name} has columns of its own. A change ends when you leave it, unless you keep it in the view.`,
  },
  found: {
    lostReason: 'Lost because',
    without: {
      form: 'No form',
      campaign: 'No campaign',
      connection: 'Not from Meta',
      lostReason: 'Lost without a reason',
    },
    untagged: 'No tag',
    otherReasons: 'other reasons',
    contacts: {
      made: 'Contacted',
      timed: 'Time to first contact counts',
      'timed-made': 'Contacted, and the time counts',
      'within-5': 'Contacted within 5 minutes',
      'within-60': 'Contacted within 60 minutes',
    } satisfies Record<LeadContact, string>,
  },
  lost: {
    title: (name: string) => `Why is ${name} lost?`,
    titleOfMany: (count: number) =>
      formats.plural(count, {
        one: 'Why is 1 lead lost?',
        other: `Why are ${formats.number(count)} leads lost?`,
      }),
    own: 'Another reason',
    save: 'Save',
    without: 'Without a reason',
  },
  lostReasons,
});
