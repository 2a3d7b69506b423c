import type { Lead, NewLead } from '../leads/lead.ts';
import type { Lease } from '../queue/durable-queue.ts';
import type { Actor } from '../users/actor.ts';
import type { InboxLead, InboxOutcome, InboxReading } from './inbox-lead.ts';

/** Limits the leads of each Page that are processed at once, so that a slow Page leaves room. */
export interface Fairness {
  readonly perPage: number;
  /** How many leads of each Page the caller processes already, by Page id. */
  readonly inWork: Readonly<Record<string, number>>;
}

/** How a worker takes inbox leads and ends its work on them. */
export interface InboxQueue {
  /**
   * Leases leads that are due, oldest first: `received` leads, and `pending` leads whose next
   * attempt is due.
   */
  claimDue(lease: Lease, limit: number, fairness?: Fairness): Promise<readonly InboxLead[]>;

  /**
   * Records the CRM lead with its `lead.created` event, keeps the reading and marks the inbox lead
   * as `stored`, all or nothing. This is the only way from the queue into the CRM. If the CRM has
   * the lead id already, the existing lead is returned unchanged. Succeeds even if another worker
   * now holds the lease: the result is the same.
   */
  takeIn(
    lead: NewLead,
    reading: InboxReading,
    by: Actor,
    now: Date,
  ): Promise<{ readonly created: boolean; readonly lead: Lead }>;

  /**
   * Ends a lease without a CRM lead. Keeps `reading` in any case. Ignores the outcome if another
   * worker now holds the lease, or if the lead is stored.
   */
  settle(
    leadId: string,
    worker: string,
    outcome: InboxOutcome,
    now: Date,
    reading?: InboxReading,
  ): Promise<void>;

  /**
   * Gives back leads that could not be settled because the storage failed. The attempt does not
   * count, and the leads are due at `dueAt`. Leaves out a lead that another worker now holds.
   */
  giveBack(
    leads: readonly { readonly leadId: string; readonly worker: string }[],
    dueAt: Date,
  ): Promise<void>;

  /**
   * Corrects the times after the clock was set back by `ms`. Leads that are due after `now`, and
   * leases, become due `ms` earlier, so that no lead waits too long.
   */
  hasten(ms: number, now: Date): Promise<void>;
}
