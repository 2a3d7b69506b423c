import type { Reason } from '../reasons.ts';
import type { FieldDatum } from '../meta-api/graph-lead.ts';
import type { Actor } from '../users/actor.ts';
import type { ArrivedBy, Platform } from '../leads/lead.ts';

export type { LeadgenEvent } from '../meta-api/read-webhook.ts';

export const INBOX_STATES = [
  'received',
  'pending',
  'stored',
  'skipped',
  'needs-attention',
  'dismissed',
  'erased',
] as const;

/**
 * The state of an inbox lead.
 * - `received`: stored, its first attempt has not ended yet;
 * - `pending`: an attempt failed because of `reason`, the next one is at `nextAttemptAt`;
 * - `stored`: its CRM lead exists;
 * - `skipped`: not wanted because of `reason`: its connection is disabled or unknown;
 * - `needs-attention`: a person has to decide, `reason` says what is wrong;
 * - `dismissed`: a person decided that it is not needed, `decision` says who and why;
 * - `erased`: the data of its person was erased; only the id is kept, so that it does not come
 *   back.
 */
export type InboxState = (typeof INBOX_STATES)[number];

/** The states in which an inbox lead is not in the CRM although an attempt or a decision ended. */
export type HeldState = Exclude<InboxState, 'received' | 'stored' | 'erased'>;

/** The states in which an inbox lead is wanted, not in the CRM, and an attempt failed. */
export type UnsettledState = 'pending' | 'needs-attention';

/**
 * Why an attempt failed, by what has to happen before another attempt can succeed.
 * - `unreachable`: Meta had a temporary fault; `throttled`: Meta asks to wait;
 * - `reconnect`, `permission`: an admin has to act at Meta;
 * - `unreadable`: Meta does not show the lead, or not yet;
 * - `refused`: Meta calls the request wrong; `fault`: LeadRabbit itself failed;
 * - `poison`: the lead's data cannot be understood;
 * - `disabled`: its connection was disabled before the lead became a CRM lead.
 */
export type FailureKind =
  | 'unreachable'
  | 'throttled'
  | 'reconnect'
  | 'permission'
  | 'unreadable'
  | 'refused'
  | 'fault'
  | 'poison'
  | 'disabled';

/** A lead as Graph returned it, with the Page and form it was listed under. */
export interface ListedInboxLead {
  readonly leadId: string;
  readonly pageId: string;
  readonly formId: string;
  readonly createdTime: Date | null;
  /** Undefined if the list did not name it. */
  readonly platform?: Platform | undefined;
  /** Graph's answer as JSON text, with every digit of its ids. */
  readonly original: string;
}

/** One row of the inbox (`meta_leads`). */
export interface InboxLead {
  readonly leadId: string;
  readonly formId: string;
  readonly pageId: string;
  readonly platform: Platform | null;
  readonly createdTime: Date | null;
  readonly via: ArrivedBy;
  readonly state: InboxState;
  /** Why it is pending, needs attention or was skipped; null if no reason was recorded. */
  readonly reason: Reason | null;
  /** How the last attempt failed; null if none failed. */
  readonly failure: FailureKind | null;
  /** How many attempts in a row failed in this way. */
  readonly failures: number;
  /** How many attempts started since the last one that ended. More than one after a crash. */
  readonly claims: number;
  /** The `worker` of the lease; null if no worker holds the lead. */
  readonly lease: string | null;
  readonly nextAttemptAt: Date | null;
  /** The `value` of the webhook's change as JSON text; null if a sync found the lead. */
  readonly event: string | null;
  /** Graph's answer as JSON text; null until the lead is read. */
  readonly original: string | null;
  readonly receivedAt: Date;
  /** Who completed or dismissed it; undefined until a person does. */
  readonly decision?: InboxDecision | undefined;
}

/** Records that a person completed or dismissed an inbox lead. */
export interface InboxDecision {
  readonly by: Actor;
  readonly at: Date;
  /** What the person wrote when dismissing it; empty if it was completed. */
  readonly note: string;
}

/** What Graph returned for a lead. It is stored with the inbox lead. */
export interface InboxReading {
  readonly original: string;
  readonly platform: Platform;
  readonly formId: string;
  readonly createdTime: Date | null;
  readonly fieldData: readonly FieldDatum[];
  readonly fetchedAt: Date;
}

/** The result of an attempt that did not bring the lead into the CRM. */
export type InboxOutcome =
  | { readonly state: 'skipped'; readonly reason: Reason }
  | ({ readonly state: 'needs-attention' } & FailedAttempt)
  | ({ readonly state: 'pending'; readonly nextAttemptAt: Date } & FailedAttempt);

export interface FailedAttempt {
  readonly reason: Reason;
  readonly failure: FailureKind;
  /** How many attempts in a row failed in this way, including this one. */
  readonly failures: number;
}

/** Timestamps of each step of an inbox lead; null until the step is reached. */
export interface InboxTrace {
  readonly webhookAt: Date | null;
  /** When a sync found it. */
  readonly foundAt: Date | null;
  readonly fetchedAt: Date | null;
  readonly storedAt: Date | null;
}
