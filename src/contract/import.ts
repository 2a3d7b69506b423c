import { z } from 'zod';

/** What a column of a file can be. `answer` is kept under the name of the column. */
export const importField = z.enum([
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
]);
export type ImportField = z.infer<typeof importField>;

const MOST_COLUMNS = 500;

/** `POST /api/imports`, beside the file in the body. */
export const importQuery = z.object({
  dryRun: z
    .enum(['true', 'false'])
    .default('false')
    .describe('Says what would become of each row, and changes nothing'),
  mapping: z
    .string()
    .max(MOST_COLUMNS * 12)
    .optional()
    .describe(
      `What each column is, with commas in between: ${importField.options.join(', ')}. As the names of the columns suggest if left out`,
    ),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional()
    .describe('Of phone numbers without a country code, such as `DE`'),
  duplicates: z
    .enum(['skip', 'create'])
    .default('skip')
    .describe('What to do with a row whose e-mail address or phone number another lead has'),
});

export const rowReason = z.enum([
  'no-contact',
  'invalid-email',
  'unknown-status',
  'unknown-source',
  'unreadable-time',
  'too-long',
  'no-meta-id',
  'unchanged',
  'in-crm',
  'same-person',
  'repeated',
  'erased',
]);
export type RowReason = z.infer<typeof rowReason>;

export const rowFate = z.enum(['created', 'updated', 'skipped', 'refused']);
export type RowFate = z.infer<typeof rowFate>;

export const importCounts = z
  .object({
    created: z.number().int(),
    updated: z.number().int(),
    skipped: z.number().int(),
    refused: z.number().int(),
  })
  .describe('The sum is the number of rows');
export type ImportCounts = z.infer<typeof importCounts>;

/** What becomes of one row. */
export const importRow = z.object({
  line: z.number().int().describe('In the file'),
  fate: rowFate,
  reason: rowReason.nullable().describe('Why it is skipped or refused'),
  column: z.string().nullable().describe('The name of the column that is wrong'),
  leadId: z.string().nullable().describe('The lead that is here already, or that was made'),
  fields: z.array(z.string()).describe('Names of the fields that an update changes'),
});
export type ImportRow = z.infer<typeof importRow>;

/** `POST /api/imports?dryRun=true` */
export const importPreview = z.object({
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']),
  separator: z.enum([',', ';', '\t']),
  kind: z
    .enum(['meta-export', 'own-export', 'table'])
    .describe('`meta-export`: leads that Meta exported. They are found by their lead id'),
  columns: z.array(
    z.object({
      name: z.string(),
      field: importField,
      samples: z.array(z.string()).describe('The first values, three at the most'),
    }),
  ),
  counts: importCounts,
  rows: z.array(importRow),
  preview: z
    .array(
      z.object({
        line: z.number().int(),
        name: z.string(),
        email: z.string(),
        phone: z.string(),
        phoneE164: z.string().describe('Empty if the number could not be understood'),
      }),
    )
    .describe('The first leads that would be made, twenty at the most'),
});
export type ImportPreview = z.infer<typeof importPreview>;
