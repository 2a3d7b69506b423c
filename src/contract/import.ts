import { z } from 'zod';
import { actor } from './actor.ts';

/**
 * What a column of a file can be. `custom` becomes a custom field with the name of the column, which people can change;
 * `answer` is kept under that name as it is.
 */
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
]);
export type ImportField = z.infer<typeof importField>;

/** Of `/api/imports/:id`. */
export const importParams = z.object({ id: z.string().min(1).max(64) });

const MOST_COLUMNS = 500;

export const dateOrder = z.enum(['dmy', 'mdy']);
export type DateOrder = z.infer<typeof dateOrder>;

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
  dateOrder: dateOrder
    .optional()
    .describe('What comes first in dates such as `3/4/2026`; as the file shows if left out'),
  duplicates: z
    .enum(['skip', 'create'])
    .default('skip')
    .describe('What to do with a row whose e-mail address or phone number another lead has'),
  fileName: z
    .string()
    .trim()
    .max(200)
    .default('')
    .describe('As it is shown in the list of imports'),
  again: z
    .enum(['true', 'false'])
    .default('false')
    .describe('Brings a file in that was brought in before'),
  rows: z
    .enum(['all', 'left'])
    .default('all')
    .describe(
      'Of a dry run: every row, or only the first 200 that make no lead. The counts are of all rows',
    ),
});

export const rowReason = z.enum([
  'no-contact',
  'invalid-email',
  'rounded-phone',
  'unknown-status',
  'unknown-source',
  'unknown-owner',
  'unknown-priority',
  'unreadable-time',
  'too-long',
  'no-meta-id',
  'failed',
  'unchanged',
  'differs',
  'in-crm',
  'same-person',
  'repeated',
  'erased',
]);
export type RowReason = z.infer<typeof rowReason>;

export const rowFate = z.enum(['created', 'skipped', 'refused']);
export type RowFate = z.infer<typeof rowFate>;

export const importCounts = z
  .object({
    created: z.number().int(),
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
  fields: z
    .array(z.string())
    .describe('Names of the fields in which the lead that is here differs'),
});
export type ImportRow = z.infer<typeof importRow>;

export const fileKind = z
  .enum(['meta-export', 'own-export', 'table'])
  .describe('`meta-export`: leads that Meta exported. They are found by their lead id');

/** `POST /api/imports?dryRun=true` */
export const importPreview = z.object({
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']),
  separator: z.enum([',', ';', '\t']),
  kind: fileKind,
  columns: z.array(
    z.object({
      name: z.string(),
      field: importField,
      samples: z.array(z.string()).describe('The first values, three at the most'),
    }),
  ),
  dates: z
    .object({
      order: dateOrder.nullable().describe('Null if the file does not show it'),
      isChoice: z.boolean().describe('Some dates have another meaning in the other order'),
      examples: z.array(
        z.object({
          text: z.string(),
          at: z.iso.datetime().nullable().describe('As it is read; null if it cannot be'),
        }),
      ),
    })
    .nullable()
    .describe('How the column with dates is read; null if there is none'),
  counts: importCounts,
  reasons: z
    .array(z.object({ reason: rowReason, rows: z.number().int() }))
    .describe('How many rows make no lead for each reason, the most frequent first'),
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
  importedBefore: z
    .object({ _id: z.string(), startedAt: z.iso.datetime() })
    .nullable()
    .describe('The last import of the same file that was not undone'),
});
export type ImportPreview = z.infer<typeof importPreview>;

/** One import of a file. */
export const importRun = z.object({
  _id: z.string(),
  fileName: z.string(),
  kind: fileKind,
  state: z
    .enum(['reading', 'running', 'done', 'undoing', 'undone'])
    .describe('`reading`: the file was not stored whole; send it again'),
  total: z.number().int().describe('Rows of the file'),
  counts: importCounts.extend({
    removed: z.number().int().describe('Created leads that an undo has removed'),
    kept: z
      .number()
      .int()
      .describe('Created leads that an undo has left, because somebody changed them'),
  }),
  by: actor,
  startedAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
});
export type ImportRun = z.infer<typeof importRun>;

/** `GET /api/imports` */
export const importList = z.object({
  imports: z.array(importRun),
  limits: z
    .object({ megabytes: z.number().int(), rows: z.number().int() })
    .describe('What a file may have at the most'),
});
export type ImportList = z.infer<typeof importList>;

/** `GET /api/imports/:id/rows` */
export const importRowsQuery = z.object({
  after: z.coerce.number().int().min(0).default(0).describe('The `line` of the last row before'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  fate: rowFate.optional(),
});

export const importRowList = z.object({
  rows: z.array(
    importRow.omit({ fields: true }).extend({
      undone: z
        .enum(['removed', 'changed', 'gone'])
        .nullable()
        .describe(
          'What an undo has done with the lead; `changed`: somebody works on it, so it stays',
        ),
    }),
  ),
});
export type ImportRowList = z.infer<typeof importRowList>;
