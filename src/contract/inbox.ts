import { z } from 'zod';

const isoTime = z.iso.datetime();

/** Raw leads that are not in the CRM: waiting for their next try, or parked for a person. */
export const unsettledState = z.enum(['waiting', 'parked']);
export type UnsettledState = z.infer<typeof unsettledState>;

export const unsettledLead = z.object({
  leadId: z.string(),
  pageId: z.string(),
  pageName: z.string().describe('Empty where the Page is not connected any more'),
  formId: z.string(),
  formName: z.string().describe('Empty where the form is not known'),
  platform: z.enum(['facebook', 'instagram']).nullable(),
  state: unsettledState,
  reason: z.string().describe('In plain words, with what to do'),
  attempts: z.number().int().describe('Tries that failed in this way, one after the other'),
  submittedAt: isoTime.nullable(),
  receivedAt: isoTime,
  nextAttemptAt: isoTime.nullable().describe('Null for parked leads'),
  isRead: z.boolean().describe('Its answers are stored here already'),
  unreadableFrom: isoTime
    .nullable()
    .describe('When Meta deletes it, for a lead whose answers are not here yet'),
});
export type UnsettledLead = z.infer<typeof unsettledLead>;

export const inboxCounts = z.object({
  received: z.number().int(),
  waiting: z.number().int(),
  stored: z.number().int(),
  skipped: z.number().int(),
  parked: z.number().int(),
});
export type InboxCounts = z.infer<typeof inboxCounts>;

/** `GET /api/facebook/inbox`, for admins. */
export const listInboxQuery = z.object({
  state: unsettledState.default('parked'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(80).optional(),
});

export const inboxAnswer = z.object({
  counts: inboxCounts,
  leads: z.array(unsettledLead).describe('Oldest first'),
  nextCursor: z.string().nullable(),
});
export type InboxAnswer = z.infer<typeof inboxAnswer>;

/** `POST /api/facebook/inbox/retry`: one lead, or all that are parked or waiting. */
export const retryBody = z.union([
  z.strictObject({ leadId: z.string().min(1).max(40) }),
  z.strictObject({ all: unsettledState }),
]);
export type RetryBody = z.infer<typeof retryBody>;

export const retryAnswer = z.object({
  success: z.literal(true),
  retried: z.number().int(),
  message: z.string(),
});
export type RetryAnswer = z.infer<typeof retryAnswer>;
