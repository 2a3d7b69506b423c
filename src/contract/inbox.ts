import { z } from 'zod';
import { reason } from './reason.ts';

const isoTime = z.iso.datetime();

/**
 * Raw leads that are not in the CRM: `pending` for their next try, `needs-attention` for a person, `skipped`
 * because their Page or account was disabled, `dismissed` by a person.
 */
export const heldState = z.enum(['pending', 'needs-attention', 'skipped', 'dismissed']);
export type HeldState = z.infer<typeof heldState>;

/** Why a lead is not in the CRM. Each code calls for another remedy. */
export const holdCause = z
  .enum([
    'unreachable',
    'throttled',
    'reconnect',
    'permission',
    'unreadable',
    'refused',
    'fault',
    'poison',
    'disabled',
    'not-connected',
    'unknown',
  ])
  .describe(
    'disabled: its Page or account was disabled; not-connected: its Page is not connected; poison: its data cannot be understood',
  );
export type HoldCause = z.infer<typeof holdCause>;

const platform = z.enum(['facebook', 'instagram']).nullable();

/** The Page or Instagram account whose switch decides about a lead. */
export const leadEntry = z.object({
  entryId: z.string(),
  name: z.string(),
  isActive: z.boolean(),
});

export const heldLead = z.object({
  leadId: z.string(),
  pageId: z.string(),
  pageName: z.string().describe('Empty if the Page is not connected any more'),
  formId: z.string(),
  formName: z.string().describe('Empty if the form is not known'),
  platform,
  state: z.enum(['received', ...heldState.options]).describe('received: being tried'),
  cause: holdCause,
  reason: reason.nullable().describe('Why it is in this state; null for a dismissed one'),
  attempts: z.number().int().describe('Tries that failed in this way, one after the other'),
  submittedAt: isoTime.nullable(),
  receivedAt: isoTime,
  nextAttemptAt: isoTime.nullable().describe('Null if it is not waiting'),
  isRead: z.boolean().describe('Its answers are stored here already'),
  unreadableFrom: isoTime
    .nullable()
    .describe('When Meta deletes it, for a lead whose answers are not here yet'),
  decision: z
    .object({ by: z.string(), at: isoTime, note: z.string().describe('What they wrote') })
    .nullable()
    .describe('Who dismissed it, when, and why'),
});
export type HeldLead = z.infer<typeof heldLead>;

/** Leads in one state with the same Page, platform and cause. */
export const heldGroup = z.object({
  pageId: z.string(),
  pageName: z.string(),
  platform,
  cause: holdCause,
  failure: z.string().nullable().describe('For a retry of this group alone'),
  entry: leadEntry.nullable().describe('Null if the Page is not connected any more'),
  count: z.number().int(),
  reason: reason.nullable().describe('The reason of the first of them'),
});
export type HeldGroup = z.infer<typeof heldGroup>;

export const inboxCounts = z.object({
  received: z.number().int(),
  pending: z.number().int(),
  stored: z.number().int(),
  skipped: z.number().int(),
  'needs-attention': z.number().int(),
  dismissed: z.number().int(),
});
export type InboxCounts = z.infer<typeof inboxCounts>;

/** `GET /api/facebook/inbox`, for admins. */
export const listInboxQuery = z.object({
  state: heldState.default('needs-attention'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(80).optional(),
});

export const inboxAnswer = z.object({
  counts: inboxCounts,
  groups: z.array(heldGroup).describe('All leads in the state, also those of further pages'),
  leads: z.array(heldLead).describe('Oldest first'),
  nextCursor: z.string().nullable(),
});
export type InboxAnswer = z.infer<typeof inboxAnswer>;

export const leadIdParams = z.object({ leadId: z.string().regex(/^\d{1,40}$/) });

/** What can be entered by hand. Text that is left out stays as it was understood. */
export const completeBody = z.strictObject({
  name: z.string().trim().max(200).optional(),
  email: z.string().trim().max(320).optional(),
  phone: z.string().trim().max(60).optional(),
  company: z.string().trim().max(200).optional(),
});
export type CompleteBody = z.infer<typeof completeBody>;

/** `GET /api/facebook/inbox/:leadId`: all that is known of a lead that is not in the CRM. */
export const heldLeadDetails = z.object({
  lead: heldLead,
  answers: z
    .array(z.object({ key: z.string(), label: z.string(), values: z.array(z.string()) }))
    .describe('The answers that can be understood'),
  understood: completeBody.required().describe('The contact data among them'),
  raw: z.object({
    event: z.string().nullable().describe('What the webhook said, as indented JSON'),
    answer: z.string().nullable().describe('What the Graph API said, as indented JSON'),
  }),
});
export type HeldLeadDetails = z.infer<typeof heldLeadDetails>;

/** `POST /api/facebook/inbox/:leadId/complete`. */
export const completeAnswer = z.object({
  success: z.literal(true),
  created: z.boolean().describe('False if the lead was in the CRM already'),
  crmLeadId: z.string().describe('`_id` of the lead at `/api/leads`'),
  message: z.string(),
});
export type CompleteAnswer = z.infer<typeof completeAnswer>;

/** `POST /api/facebook/inbox/:leadId/dismiss`. */
export const dismissBody = z.strictObject({ reason: z.string().trim().min(1).max(500) });
export const dismissAnswer = z.object({ success: z.literal(true), message: z.string() });
export type DismissAnswer = z.infer<typeof dismissAnswer>;

/** `POST /api/facebook/inbox/retry`: one lead, or all in a state, or one group of them. */
export const retryBody = z.union([
  z.strictObject({ leadId: z.string().min(1).max(40) }),
  z.strictObject({
    all: heldState,
    pageId: z.string().max(40).optional(),
    platform: platform.optional(),
    failure: z.string().max(40).nullable().optional(),
  }),
]);
export type RetryBody = z.infer<typeof retryBody>;

/** The result of a try. `trying`: it has not ended yet; the list shows its end. */
export const retriedState = z.enum([
  'stored',
  'pending',
  'needs-attention',
  'skipped',
  'dismissed',
  'trying',
]);

export const retryAnswer = z.object({
  success: z.literal(true),
  retried: z.number().int(),
  message: z.string().describe('What happened, in plain words'),
  outcome: z
    .record(retriedState, z.number().int())
    .describe('How many leads are in each state now; those that are not followed count as trying'),
  leads: z
    .array(z.object({ leadId: z.string(), state: retriedState, reason: reason.nullable() }))
    .describe('The first 100 of them'),
});
export type RetryAnswer = z.infer<typeof retryAnswer>;
