import type { LeadSource } from '../../contract/lead.ts';
import type { Formats } from '../formats.ts';
import { leadDetails } from './lead-details.ts';
import { leadViews } from './lead-views.ts';
import { leadWork } from './lead-work.ts';
import { statuses } from './statuses.ts';

const sources = {
  facebook: 'Facebook',
  instagram: 'Instagram',
  manual: 'Added by hand',
  website: 'Website',
  other: 'Other',
} satisfies Record<LeadSource, string>;

/** The lead list and an open lead. */
export const leads = (formats: Formats) => {
  const { number, plural } = formats;
  const newLeads = (count: number) =>
    plural(count, { one: '1 new lead', other: `${number(count)} new leads` });
  return {
    title: 'Leads',
    list: 'Lead list',
    statuses,
    sources,
    columns: {
      name: 'Name',
      email: 'E-mail',
      phone: 'Phone',
      company: 'Company',
      form: 'Form',
      source: 'Source',
      status: 'Status',
      answer: 'First answer',
      tags: 'Tags',
      owner: 'Owner',
      priority: 'Priority',
      time: 'Received',
    },
    count: {
      exactly: (count: number) => plural(count, { one: '1 lead', other: `${number(count)} leads` }),
      orMore: (count: number) => `${number(count)} leads or more`,
    },
    unseen: 'not opened yet',
    noName: 'No name given',
    statusOf: (name: string) => `Status of ${name}`,
    callName: (name: string) => `Call ${name}`,
    loading: 'Loading the leads…',
    notLoaded: 'The leads could not be loaded',
    olderNotLoaded: 'Older leads could not be loaded. Try again',
    takeNext: {
      label: 'Answer next',
      hint: 'Opens the most urgent lead that nobody has contacted. For five minutes nobody else gets it. Key: n',
      none: 'Nobody waits for a first contact.',
      failed: (why: string) => `No lead was taken. ${why}`,
      yours: (time: string) => `Yours to answer until ${time}`,
      giveBack: 'Give back',
      givenBack: 'The lead was given back. Others can take it now.',
      notGivenBack: (why: string) => `The lead was not given back. ${why}`,
      takenBy: (name: string, time: string) => `${name} is answering it until ${time}`,
      byRule: (rule: string) => `Owner chosen by the rule “${rule}”`,
      byFallback: (rule: string) =>
        `Owner chosen by the rule “${rule}”, because no member was working`,
    },
    toolbar: {
      clear: 'Clear',
      search: 'Search leads',
      searchHint: 'Name, phone, answer…',
      byStatus: 'Filter by status',
      anyStatus: 'Any status',
      bySource: 'Filter by source',
      anySource: 'Any source',
      asBoard: 'Show as a board',
      shortcuts: 'Keyboard shortcuts',
      add: 'Add a lead',
    },
    ...leadViews(),
    select: (name: string) => `Select ${name}`,
    arrivals: {
      newLeads,
      oldLeads: (count: number) =>
        plural(count, {
          one: '1 older lead was taken in',
          other: `${number(count)} older leads were taken in`,
        }),
      announce: (name: string, source: string) => `New lead: ${name}, from ${source}`,
      hiddenBySearch: (count: number) =>
        `${newLeads(count)} ${plural(count, { one: 'does', other: 'do' })} not match your search`,
      hiddenByFilter: (count: number) =>
        `${newLeads(count)} ${plural(count, { one: 'does', other: 'do' })} not match your filter`,
      show: 'Show',
    },
    change: {
      done: (name: string, stage: string) => `${name} is now ${stage}.`,
      doneAndGone: (name: string, stage: string) =>
        `${name} is now ${stage} and left this list, because it does not match your filter.`,
      overtaken: (who: string, name: string, stage: string) =>
        `${who} has just changed the status of ${name} to ${stage}. Your change was not saved.`,
      anyway: (stage: string) => `Change to ${stage}`,
      failed: (name: string, why: string) => `The status of ${name} was not changed. ${why}`,
      undo: 'Undo',
      undone: (name: string, stage: string) => `${name} is ${stage} again.`,
      undoFailed: (name: string, why: string) =>
        `The status of ${name} was not changed back. ${why}`,
    },
    cold: 'Going cold',
    details: leadDetails(),
    work: leadWork(),
  };
};
