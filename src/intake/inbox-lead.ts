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
 * The state of a raw lead.
 * - `received`: on disk, not worked on yet;
 * - `pending`: tried, will be tried again at `nextAttemptAt` for `reason`;
 * - `stored`: its CRM lead exists;
 * - `skipped`: not wanted, `reason` says why (a disabled or unknown Page);
 * - `needs-attention`: a person has to decide, `reason` says what is wrong;
 * - `dismissed`: a person decided that it is not needed, `decision` says who and why;
 * - `erased`: a person was erased; only the id is kept, so that it does not come back.
 */
export type InboxState = (typeof INBOX_STATES)[number];

/** The states in which a raw lead is neither in the CRM nor being worked on for the first time. */
export type HeldState = Exclude<InboxState, 'received' | 'stored' | 'erased'>;

/** The states in which a raw lead is wanted and not in the CRM. */
export type UnsettledState = 'pending' | 'needs-attention';

/**
 * Why an attempt failed, sorted by what has to happen before another one may work.
 * - `unreachable`: Meta had a passing fault; `throttled`: Meta asks to wait;
 * - `reconnect`, `permission`: an admin has to act at Meta;
 * - `unreadable`: Meta does not show the lead, or not yet;
 * - `refused`: Meta finds the request wrong; `fault`: LeadRabbit itself failed;
 * - `poison`: the lead's data cannot be understood;
 * - `disabled`: its Page was switched off before it could be taken in.
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
  /** Undefined if the list did not say. */
  readonly platform?: Platform | undefined;
  /** Graph's answer as JSON text with ids intact. */
  readonly original: string;
}

/** A raw lead in the inbox (`meta_leads`). */
export interface InboxLead {
  readonly leadId: string;
  readonly formId: string;
  readonly pageId: string;
  readonly platform: Platform | null;
  readonly createdTime: Date | null;
  readonly via: ArrivedBy;
  readonly state: InboxState;
  /** Why it is pending, needs attention or was skipped; null if there is nothing to say. */
  readonly reason: Reason | null;
  /** How the last attempt failed, and how many in a row failed like this. */
  readonly failure: FailureKind | null;
  readonly failures: number;
  /** Attempts that were begun since the last one that came to an end: more than one after crashes. */
  readonly claims: number;
  /** Who has it: the `worker` of the lease, or null. */
  readonly lease: string | null;
  readonly nextAttemptAt: Date | null;
  /** The webhook's change value as JSON text; null if the lead was found by reading. */
  readonly event: string | null;
  /** Graph's answer as JSON text; null until it was read. */
  readonly original: string | null;
  readonly receivedAt: Date;
  /** Who completed or dismissed it; undefined until a person does. */
  readonly decision?: InboxDecision | undefined;
}

/** A person completed or dismissed a raw lead. */
export interface InboxDecision {
  readonly by: Actor;
  readonly at: Date;
  /** What the person wrote when dismissing it; empty if it was completed. */
  readonly note: string;
}

/** What Graph said, to be kept with the raw lead. */
export interface InboxReading {
  readonly original: string;
  readonly platform: Platform;
  readonly formId: string;
  readonly createdTime: Date | null;
  readonly fieldData: readonly FieldDatum[];
  readonly fetchedAt: Date;
}

/** How an attempt at a raw lead ended that did not take it into the CRM. */
export type InboxOutcome =
  | { readonly state: 'skipped'; readonly reason: Reason }
  | ({ readonly state: 'needs-attention' } & FailedAttempt)
  | ({ readonly state: 'pending'; readonly nextAttemptAt: Date } & FailedAttempt);

export interface FailedAttempt {
  readonly reason: Reason;
  readonly failure: FailureKind;
  /** In a row, of this kind, this one included. */
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
