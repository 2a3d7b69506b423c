import type { Lead } from '../leads/lead.ts';

/** A column of an export. */
export interface LeadColumn {
  readonly name: string;
  readonly valueOf: (lead: Lead) => string;
}

/** Separates several values in one cell. */
export const VALUE_SEPARATOR = '; ';

/**
 * What every export begins with. The import knows these names, so that an export can be brought in again: a name
 * never changes, and a new column comes at the end.
 */
export const LEAD_COLUMNS = [
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

export type LeadColumnName = (typeof LEAD_COLUMNS)[number]['name'];

/** To the second, as spreadsheets read it. */
const writeTime = (time: Date | null): string =>
  time ? time.toISOString().slice(0, 19).replace('T', ' ') : '';
