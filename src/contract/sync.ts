import { z } from 'zod';
import { reason } from './reason.ts';

export const syncBody = z
  .object({
    pageId: z
      .string()
      .min(1)
      .optional()
      .describe('A Page or Instagram account: covers the enabled entries of its Page'),
    since: z.iso
      .datetime({ offset: true })
      .optional()
      .describe("How far to look back, instead of the Page's watermark; 90 days at the most"),
  })
  .default({});

/** A Page or form that could not be read; the others went on. */
export const syncProblem = z.object({
  pageId: z.string(),
  pageName: z.string(),
  formId: z.string().nullable(),
  formName: z.string().nullable(),
  reason,
});
export type SyncProblem = z.infer<typeof syncProblem>;

/** Leads that Meta counts and that are still not here after the sync. */
export const syncGap = z.object({
  pageId: z.string(),
  pageName: z.string(),
  cause: z
    .enum(['older', 'unread', 'unlisted'])
    .describe(
      'older: sent before the time to which the sync looked back; unread: see problems; unlisted: Meta counts and does not list them',
    ),
  count: z.number().int(),
});

export const syncAnswer = z.object({
  success: z.literal(true),
  leadsSynced: z.number().int().describe('Leads that were not here before'),
  leadsFound: z.number().int().describe('Leads that Meta listed for the time span'),
  pagesProcessed: z.number().int(),
  message: z.string(),
  problems: z.array(syncProblem),
  stillMissing: z.array(syncGap),
});
export type SyncAnswer = z.infer<typeof syncAnswer>;

/** Where a running sync stands. `done` and `failed` are the last of a sync. */
export const syncProgress = z.object({
  syncId: z.string(),
  state: z.enum(['running', 'done', 'failed']),
  pageId: z.string().nullable(),
  pageName: z.string().nullable(),
  formName: z.string().nullable(),
  pagesDone: z.number().int(),
  pagesTotal: z.number().int(),
  formsDone: z.number().int().describe('Forms of the present Page that are finished'),
  formsTotal: z.number().int().describe('Forms of the present Page'),
  leadsFound: z.number().int(),
  leadsNew: z.number().int(),
});
export type SyncProgress = z.infer<typeof syncProgress>;
