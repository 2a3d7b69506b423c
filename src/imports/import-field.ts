/**
 * What a column of a file can be: a field of the lead; `custom`, a custom field with the name of the column; `answer`,
 * which is kept with the name of the column and stays as it is; or `ignore`.
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
  'notes',
  'createdAt',
  'owner',
  'priority',
  'lostReason',
  'jobTitle',
  'workEmail',
  'workPhone',
  'street',
  'city',
  'state',
  'zip',
  'country',
  'dateOfBirth',
  'gender',
  'custom',
  'answer',
  'ignore',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** What each column of a file is, in their order. */
export type ColumnMapping = readonly ImportField[];
