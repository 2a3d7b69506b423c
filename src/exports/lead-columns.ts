import { CONTACT_FIELDS, type ContactField, type Lead } from '../leads/lead.ts';
import { writeNotes } from './notes-cell.ts';

/** What an export says of a lead that is not in the lead itself. */
export interface LeadExtras {
  /** The e-mail address of its owner; empty without one. */
  readonly owner: string;
  /** Texts of notes, the oldest first. */
  readonly notes: readonly string[];
}

/** A column of an export. */
export interface LeadColumn {
  readonly name: string;
  readonly valueOf: (lead: Lead, extras: LeadExtras) => string;
}

/** Separates several values in one cell. */
export const VALUE_SEPARATOR = '; ';

/**
 * What every export begins with. The import knows these names, so that an export can be brought in again: a name
 * never changes, and a new column comes at the end.
 */
const FIRST_COLUMNS = [
  { name: 'Lead ID', valueOf: ({ id }) => id },
  { name: 'Sent at (UTC)', valueOf: ({ createdAt }) => writeTime(createdAt) },
  { name: 'Name', valueOf: ({ name }) => name },
  { name: 'E-mail', valueOf: ({ email }) => email },
  // Programs that call or send messages need E.164. The next column has what the person wrote.
  { name: 'Phone', valueOf: ({ phone, phoneE164 }) => phoneE164 || phone },
  { name: 'Phone as written', valueOf: ({ phone }) => phone },
  { name: 'Company', valueOf: ({ company }) => company },
  { name: 'Status', valueOf: ({ status }) => status },
  { name: 'Source', valueOf: ({ source }) => source },
  { name: 'Tags', valueOf: ({ tags }) => tags.join(VALUE_SEPARATOR) },
  { name: 'Page', valueOf: ({ origin }) => origin?.pageName ?? '' },
  { name: 'Form', valueOf: ({ origin }) => origin?.formName ?? '' },
  { name: 'Campaign', valueOf: ({ origin }) => origin?.campaignName ?? '' },
  { name: 'Ad set', valueOf: ({ origin }) => origin?.adsetName ?? '' },
  { name: 'Ad', valueOf: ({ origin }) => origin?.adName ?? '' },
  { name: 'Meta lead ID', valueOf: ({ metaData }) => metaData?.leadId ?? '' },
  { name: 'Meta form ID', valueOf: ({ metaData }) => metaData?.formId ?? '' },
  { name: 'Meta Page ID', valueOf: ({ metaData }) => metaData?.pageId ?? '' },
  { name: 'First opened at (UTC)', valueOf: ({ firstSeenAt }) => writeTime(firstSeenAt) },
  {
    name: 'First contacted at (UTC)',
    valueOf: ({ firstContactedAt }) => writeTime(firstContactedAt),
  },
  { name: 'Changed at (UTC)', valueOf: ({ updatedAt }) => writeTime(updatedAt) },
] as const satisfies readonly LeadColumn[];

/** The names of the columns of contact data. */
export const CONTACT_COLUMNS = {
  firstName: 'First name',
  lastName: 'Last name',
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
} as const satisfies Record<ContactField, string>;

/** Columns that the first exports did not have. The import also reads files without them. */
export const LATER_COLUMNS: readonly LeadColumn[] = [
  { name: 'Owner', valueOf: (_lead, { owner }) => owner },
  { name: 'Priority', valueOf: ({ priority }) => priority ?? '' },
  { name: 'Lost reason', valueOf: ({ lostReason }) => lostReason },
  ...CONTACT_FIELDS.map((field) => ({
    name: CONTACT_COLUMNS[field],
    valueOf: ({ contact }: Lead) => contact[field] ?? '',
  })),
  { name: 'Notes', valueOf: (_lead, { notes }) => writeNotes(notes) },
];

/** All columns that do not depend on forms or on custom fields. */
export const LEAD_COLUMNS: readonly LeadColumn[] = [...FIRST_COLUMNS, ...LATER_COLUMNS];

/** The columns of the first exports. */
export const FIRST_COLUMN_NAMES = FIRST_COLUMNS.map(({ name }) => name);

/** What the name of a column begins with if it is of a custom field. */
export const CUSTOM_PREFIX = 'Field: ';

/** One column for each custom field. */
export const customColumns = (fields: readonly string[]): LeadColumn[] =>
  fields.map((field) => ({
    name: `${CUSTOM_PREFIX}${field}`,
    valueOf: ({ customFields }) => customFields[field] ?? '',
  }));

export type FirstColumnName = (typeof FIRST_COLUMNS)[number]['name'];

/** To the second, as spreadsheets read it. */
const writeTime = (time: Date | null): string =>
  time ? time.toISOString().slice(0, 19).replace('T', ' ') : '';
