import { z } from 'zod';
import { leadPriority, leadStatus } from './lead.ts';

/** The most leads of one run. */
const MOST_LEADS = 5_000;

const isoTime = z.iso.datetime();
const tags = z.array(z.string().trim().min(1).max(60)).max(50);

/** The leads that a person has chosen. */
export const leadIds = z.array(z.string().min(1).max(64)).min(1).max(MOST_LEADS);

/** `POST /api/leads/bulk`: exactly these leads, even if the list has changed. */
export const bulkBody = z.strictObject({
  ids: leadIds,
  change: z
    .strictObject({
      status: leadStatus.optional(),
      lostReason: z.string().trim().max(2_000).optional().describe('Why the leads are lost'),
      ownerId: z.string().min(1).max(64).nullish().describe('Null: nobody'),
      priority: leadPriority.nullish(),
      tags: z.strictObject({ add: tags.optional(), remove: tags.optional() }).optional(),
    })
    .refine(
      (change) => Object.values(change).some((value) => value !== undefined),
      'at least one change is needed',
    ),
});
export type BulkBody = z.input<typeof bulkBody>;

/** A change of many leads: `changed`, `same` and `skipped` add up to `total` when it is done. */
export const bulkRun = z.object({
  _id: z.string(),
  state: z.enum(['running', 'done']),
  undoOf: z.string().nullable().describe('The run that this one undoes'),
  total: z.number().int(),
  changed: z.number().int(),
  same: z.number().int().describe('Leads that had these values already'),
  skipped: z.array(
    z.object({
      leadId: z.string(),
      reason: z.enum(['not-found', 'lead-busy', 'changed-since', 'not-changed']),
    }),
  ),
  undoUntil: isoTime.nullable().describe('Null if it cannot be undone'),
});
export type BulkRun = z.infer<typeof bulkRun>;

/** `GET /api/leads/bulk`: own runs of the last ten minutes, the newest first. */
export const recentRun = bulkRun.extend({
  change: z
    .object({
      status: z.string().optional(),
      ownerId: z.string().nullish(),
      priority: leadPriority.nullish(),
      tags: z.boolean().describe('Whether tags were added or removed'),
    })
    .describe('What was changed of each lead, without what people wrote'),
  isUndone: z.boolean().describe('An undo of it has begun'),
  createdAt: isoTime,
});
export const recentRuns = z.object({ runs: z.array(recentRun) });
export type RecentRun = z.infer<typeof recentRun>;
export type RecentRuns = z.infer<typeof recentRuns>;
