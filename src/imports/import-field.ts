/**
 * What a column of a file can be: a field of the lead; `answer`, which is kept with the name of the column; or
 * `ignore`.
 */
export const IMPORT_FIELDS = [
  'leadId',
  'metaLeadId',
  'name',
  'firstName',
  'lastName',
  'email',
  'phone',
  'company',
  'status',
  'source',
  'tags',
  'createdAt',
  'answer',
  'ignore',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** What each column of a file is, in their order. */
export type ColumnMapping = readonly ImportField[];
