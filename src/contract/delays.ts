import { z } from 'zod';

export const delaysQuery = z.object({ span: z.enum(['day', 'week']).default('day') });

/**
 * `GET /api/facebook/delays`: how long leads took from the form at Meta into the CRM. Meta tells
 * the time of a lead in whole seconds.
 */
export const delaysAnswer = z.object({
  span: z.enum(['day', 'week']),
  total: z.number().int(),
  byWebhook: z.number().int().describe('Of these, announced by a webhook'),
  byCatchUp: z.number().int().describe('Of these, found by a sync, by hand or in the background'),
  medianMs: z.number().nullable(),
  p95Ms: z.number().nullable(),
  buckets: z.array(
    z.object({
      upToMs: z.number().int().nullable().describe('Null for the last, which has no end'),
      webhook: z.number().int(),
      catchUp: z.number().int(),
    }),
  ),
});
export type DelaysAnswer = z.infer<typeof delaysAnswer>;
