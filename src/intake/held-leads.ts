import type { Reason } from '../reasons.ts';
import type { Lead, NewLead, Platform } from '../leads/lead.ts';
import type { Actor } from '../users/actor.ts';
import type { FailureKind, HeldState, InboxLead } from './inbox-lead.ts';

/** Selects leads in a state. All values that are given must match. */
export interface HeldFilter {
  readonly pageId?: string | undefined;
  /** Null selects leads that were not read. */
  readonly platform?: Platform | null | undefined;
  /** Null selects leads that did not fail, such as skipped ones. */
  readonly failure?: FailureKind | null | undefined;
}

export interface HeldQuery extends HeldFilter {
  readonly state: HeldState;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Leads in one state that have the same Page, platform and failure. */
export interface HeldGroup {
  readonly pageId: string;
  readonly platform: Platform | null;
  readonly failure: FailureKind | null;
  readonly count: number;
  /** The reason of the lead that was received first; null if there is nothing to say. */
  readonly reason: Reason | null;
}

/** The result of dismissing a lead. `busy`: a worker holds the lead. */
export type DismissResult = 'dismissed' | 'busy' | 'not-held';

/** Lists held leads, and records what a person decides about them. */
export interface HeldLeads {
  /**
   * Lists leads in one state that match a filter, in the order in which they were received.
   *
   * @throws the `invalid-cursor` error
   */
  listHeld(
    query: HeldQuery,
  ): Promise<{ readonly leads: readonly InboxLead[]; readonly nextCursor: string | undefined }>;

  /** Counts the leads in one state by Page, platform and failure. */
  groupHeld(state: HeldState): Promise<readonly HeldGroup[]>;

  /**
   * Makes a held lead due now and clears its failures. Keeps its reading.
   *
   * @returns false if there is no held lead with this id
   */
  retry(leadId: string, now: Date): Promise<boolean>;

  /** Retries all leads in a state that match the filter. @returns how many */
  retryAll(state: HeldState, now: Date, filter?: HeldFilter): Promise<number>;

  /**
   * Marks a pending, needs-attention or skipped lead as `dismissed`, because a person does not need
   * it. It stays dismissed, even if a webhook or a sync brings it again, until somebody retries it.
   * A second call changes nothing: the first decision stays.
   */
  dismiss(leadId: string, note: string, by: Actor, now: Date): Promise<DismissResult>;

  /**
   * Records the CRM lead that a person completed, with its `lead.created` event, and marks the
   * inbox lead as `stored`, all or nothing. Succeeds even if a worker holds the lease. If the CRM
   * has the lead already, nothing changes and the existing lead is returned.
   *
   * @returns undefined if there is no such inbox lead
   */
  complete(
    lead: NewLead,
    by: Actor,
    now: Date,
  ): Promise<{ readonly created: boolean; readonly lead: Lead } | undefined>;
}
