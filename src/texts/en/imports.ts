import type { RowFate, RowReason } from '../../contract/import.ts';
import type { Formats } from '../formats.ts';

const reasons = {
  'no-contact': 'It has no name, no e-mail address and no phone number.',
  'invalid-email': 'This is no e-mail address.',
  'unknown-status': 'There is no such status.',
  'unknown-source': 'There is no such source.',
  'unreadable-time': 'This is no date, or its day and month cannot be told apart.',
  'too-long': 'The text is too long.',
  'no-meta-id': 'The lead ID is missing. Excel may have rounded it: use the file as Meta made it.',
  unchanged: 'The lead is here and has these values.',
  'in-crm': 'This lead is here. It stays as it is.',
  'same-person': 'Another lead has this e-mail address or phone number.',
  repeated: 'An earlier row is about the same lead or person.',
  erased: 'This person was erased and does not come back.',
} satisfies Record<RowReason, string>;

const fates = {
  created: 'New',
  updated: 'Changed',
  skipped: 'Skipped',
  refused: 'Refused',
} satisfies Record<RowFate, string>;

/** The import of leads from a file. */
export const imports = ({ number, plural }: Formats) => ({
  title: 'Import leads',
  intro: 'Bring in leads that Meta deletes after 90 days, from a file that Meta exports.',
  choose: 'Choose a file',
  checking: 'Checking the file…',
  notChecked: 'The file could not be checked',
  notImported: 'The import has stopped. What is in stays; try again to bring in the rest.',
  empty: {
    title: 'No file chosen yet',
    text: 'In Meta Business Suite, download the leads of a form as CSV and choose that file. You see what becomes of each row before anything changes.',
  },
  kinds: {
    'meta-export': 'Leads exported by Meta',
    'own-export': 'Leads exported by LeadRabbit',
    table: 'Other file',
  },
  rows: (count: number) => plural(count, { one: '1 row', other: `${number(count)} rows` }),
  fates,
  reasons,
  importLeads: (count: number) =>
    plural(count, { one: 'Import 1 lead', other: `Import ${number(count)} leads` }),
  nothingYet: 'Nothing has changed yet.',
  nothingNew: 'This file has no new leads.',
  done: (count: number) =>
    plural(count, { one: '1 lead was imported.', other: `${number(count)} leads were imported.` }),
  notOfMeta: {
    title: 'This file can be checked, but not imported yet',
    text: 'So far LeadRabbit imports only leads that Meta exported.',
  },
  firstLeads: 'The first new leads',
  noName: 'No name given',
  left: 'Rows that make no new lead',
  line: (line: number) => `Line ${number(line)}`,
  openLead: 'Open the lead',
  moreInReport: (count: number) =>
    plural(count, {
      one: '1 more row is in the report.',
      other: `${number(count)} more rows are in the report.`,
    }),
  report: 'Download the report',
});
