import type { Reason } from '../reasons.ts';
import type { ArrivedBy } from '../leads/lead.ts';
import type { InboxLead, LeadgenEvent, ListedInboxLead } from './inbox-lead.ts';
import type { Lease } from '../queue/durable-queue.ts';

/** A webhook delivery whose signature is right. */
export interface Delivery {
  /** The body, byte for byte. */
  readonly rawBody: Buffer;
  readonly receivedAt: Date;
  readonly events: readonly LeadgenEvent[];
}

/** How leads get into the inbox. When a promise resolves, the leads are on disk. */
export interface InboxReceiver {
  /**
   * Stores a delivery, and a `received` inbox lead for each event whose lead id is new. Concurrent
   * deliveries share a commit.
   *
   * @throws the `storage-unavailable` error if the delivery cannot be stored; then no part of it is
   */
  receive(delivery: Delivery): Promise<void>;

  /**
   * Stores leads that Graph listed, each once. Leases to the caller the leads that need work: new
   * leads, and leads that were skipped or could not be read before.
   */
  receiveRead(
    leads: readonly ListedInboxLead[],
    via: ArrivedBy,
    lease: Lease,
  ): Promise<readonly InboxLead[]>;

  /** Stores leads that Graph listed and that no connection wants as `skipped`, if they are new. */
  noteUnwanted(
    leads: readonly ListedInboxLead[],
    via: ArrivedBy,
    reason: Reason | null,
    now: Date,
  ): Promise<void>;
}
