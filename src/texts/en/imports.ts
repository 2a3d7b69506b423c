import type { ImportField, RowFate, RowReason } from '../../contract/import.ts';
import type { Formats } from '../formats.ts';

const reasons = {
  'no-contact': 'It has no name, no e-mail address and no phone number.',
  'invalid-email': 'This is not an e-mail address.',
  'rounded-phone':
    'A spreadsheet has rounded this number. Format the column as text there, and save the file again.',
  'unknown-status': 'There is no such status.',
  'unknown-source': 'There is no such source. Keep the column as an answer to import these rows.',
  'unknown-owner':
    'Nobody who can sign in has this e-mail address. Invite the person first, or leave the column out.',
  'unknown-priority': 'The priority is low, normal or high.',
  'unreadable-time': 'This is not a date, or its day and month cannot be told apart.',
  'too-long': 'The text is too long.',
  'no-meta-id': 'The lead ID is missing. Excel may have rounded it: use the file as Meta made it.',
  failed: 'LeadRabbit could not import this row. The log of LeadRabbit says why.',
  unchanged: 'The lead is here and has these values.',
  differs: 'The lead is here with other values. It stays as it is.',
  'in-crm': 'This lead is here. It stays as it is.',
  'same-person': 'Another lead has this e-mail address or phone number.',
  repeated: 'An earlier row is about the same lead or person.',
  erased: 'This person was erased and does not come back.',
} satisfies Record<RowReason, string>;

const fates = {
  created: 'New leads',
  skipped: 'Already here',
  refused: 'Refused',
} satisfies Record<RowFate, string>;

const fields = {
  name: 'Name',
  firstName: 'First name',
  lastName: 'Last name',
  email: 'E-mail',
  phone: 'Phone',
  company: 'Company',
  status: 'Status',
  source: 'Source',
  tags: 'Tags',
  notes: 'Note',
  createdAt: 'Date of the enquiry',
  owner: 'Owner (e-mail address)',
  priority: 'Priority',
  lostReason: 'Lost reason',
  jobTitle: 'Job title',
  workEmail: 'Work e-mail',
  workPhone: 'Work phone',
  street: 'Street',
  city: 'City',
  state: 'State',
  zip: 'ZIP code',
  country: 'Country',
  dateOfBirth: 'Date of birth',
  gender: 'Gender',
  custom: 'Custom field',
  answer: 'Answer',
  leadId: 'LeadRabbit lead ID',
  metaLeadId: 'Meta lead ID',
  ignore: 'Leave out',
} satisfies Record<ImportField, string>;

/** The import of leads from a file. */
export const imports = ({ number, percent, plural }: Formats) => ({
  title: 'Import leads',
  intro:
    'Import leads from a CSV file: from another CRM, from a spreadsheet, or from an export of Meta.',
  choose: 'Choose a file',
  chooseAnother: 'Choose another file',
  checking: 'Checking the file…',
  sending: (share: number) => `Sending the file: ${percent(share)}`,
  checkAgain: 'Check the file again',
  notCheckedYet:
    'The numbers are those of the options before. The file is large, so it is sent again only when you are done.',
  checkingRows: 'Checking the rows. A file with many rows takes some minutes.',
  storingRows: 'Storing the rows. A file with many rows takes some minutes.',
  notChecked: 'The file could not be checked',
  notBegun: 'The import could not be started',
  proxyRefused:
    'A proxy before LeadRabbit refuses a file of this size. Raise the limit of the proxy (client_max_body_size in nginx), or divide the file and import the parts one after the other.',
  empty: {
    title: 'No file chosen yet',
    text: (megabytes: number, rows: number) =>
      `Choose a CSV file with the names of the columns in its first row. You see what happens to each row before anything changes. A file may have up to ${number(megabytes)} MB and ${number(rows)} rows.`,
  },
  kinds: {
    'meta-export': 'Leads exported by Meta',
    'own-export': 'Leads exported by LeadRabbit',
    table: 'CSV file',
  },
  rows: (count: number) => plural(count, { one: '1 row', other: `${number(count)} rows` }),
  fates,
  reasons,
  fields,
  columns: {
    title: 'Columns',
    intro:
      'What each column contains. LeadRabbit has guessed it from the names. Correct it if it is wrong.',
    ofMeta: 'This file comes from Meta, so LeadRabbit knows its columns.',
    fieldOf: (column: string) => `What is in the column ${column}`,
    unnamed: (index: number) => `Column ${number(index)}`,
    empty: 'Empty in the first rows',
  },
  options: {
    title: 'Options',
    country: 'Country of phone numbers without a country code',
    noCountry: 'Unknown',
    dates: 'Order of day and month',
    orders: { none: 'Please choose', dmy: 'Day first', mdy: 'Month first' },
    dateExample: (text: string, date: string) => `${text} is ${date}`,
    dateUnread: (text: string) => `${text} cannot be read`,
    duplicates: 'Also make leads for people who are here already',
  },
  importLeads: (count: number) =>
    plural(count, { one: 'Import 1 lead', other: `Import ${number(count)} leads` }),
  nothingYet: 'Nothing has changed yet.',
  nothingNew: 'This file has no new leads.',
  nothingPossible: 'No row of this file makes a new lead. The rows and their reasons are below.',
  chooseDateOrder:
    'Choose the order of day and month. Until then, no date such as 3/4/2026 can be read.',
  before: {
    title: (date: string) => `This file was imported on ${date}`,
    text: 'Rows whose e-mail address or phone number is here already are skipped. Rows that have only a name would be imported a second time.',
  },
  importAgain: 'Import again',
  firstLeads: 'The first new leads',
  noName: 'No name given',
  left: 'Rows that make no new lead',
  line: (line: number) => `Line ${number(line)}`,
  openLead: 'Open the lead',
  someOf: (shown: number, count: number) =>
    `The first ${number(shown)} of ${number(count)} rows. After the import, its report has all of them.`,
  moreInReport: (count: number) =>
    plural(count, {
      one: '1 more row is in the report.',
      other: `${number(count)} more rows are in the report.`,
    }),
  report: 'Download the report',
  history: {
    title: 'Imports',
    notRead: 'The imports could not be read',
    unnamed: 'File without a name',
    progress: (done: number, total: number) => `${number(done)} of ${number(total)} rows`,
    states: {
      reading: 'Not stored completely yet. If the upload was cut off, choose the same file again.',
      running: 'Importing',
      done: 'Done',
      undoing: 'Undoing',
      undone: 'Undone',
    },
    result: (created: number, skipped: number, refused: number) =>
      `${number(created)} new · ${number(skipped)} already here · ${number(refused)} refused`,
    undoResult: (removed: number, kept: number) =>
      kept === 0
        ? `${number(removed)} removed`
        : `${number(removed)} removed · ${number(kept)} kept, because somebody works on them`,
    rowsOf: (file: string) => `Rows of ${file} that made no lead`,
    showRows: 'Show rows',
    hideRows: 'Hide rows',
    noRows: 'Every row made a lead.',
    undone: {
      removed: 'The lead was removed.',
      changed: 'Somebody works on this lead. It stays.',
      gone: 'The lead was not here any more.',
    },
    undo: 'Undo',
    undoTitle: 'Undo this import?',
    undoText: (count: number) =>
      plural(count, {
        one: 'The lead that it made is removed, unless somebody has changed it or worked on it since.',
        other: `The ${number(count)} leads that it made are removed. Leads that somebody has changed or worked on since stay.`,
      }),
    undoAction: 'Remove the leads',
  },
});
