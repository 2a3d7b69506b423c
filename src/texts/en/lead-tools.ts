import type { LeadContact } from '../../contract/lead-list.ts';
import type { Formats } from '../formats.ts';
import { leadBulk } from './lead-bulk.ts';
import { lostReasons } from './lost-reasons.ts';
import { recentChanges } from './recent-changes.ts';

/** Tools of the lead list. They are loaded when a person uses them. */
export const leadTools = (formats: Formats) => ({
  bulk: leadBulk(formats),
  recent: recentChanges(formats),
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
  found: {
    lostReason: 'Lost because',
    without: {
      form: 'No form',
      campaign: 'No campaign',
      connection: 'Not from Meta',
      lostReason: 'Lost without a reason',
    },
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
