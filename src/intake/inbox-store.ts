import type {
  InboxLead,
  InboxOutcome,
  InboxReading,
  LeadgenEvent,
  ReadLead,
} from './inbox-lead.ts';
import type { ArrivedBy } from '../leads/lead.ts';

/** A webhook delivery whose signature held. */
export interface Delivery {
  /** The body, byte for byte. */
  readonly rawBody: Buffer;
  readonly receivedAt: Date;
  readonly events: readonly LeadgenEvent[];
}

/** Who works on raw leads, and until when they are its own. */
export interface Lease {
  /** A name per worker and process. */
  readonly worker: string;
  readonly now: Date;
  /** After this the leads of a crashed worker are free again. */
  readonly until: Date;
}

/** The durable inbox. Every promise that resolves means: it is on disk. */
export interface InboxStore {
  /**
   * Stores a delivery and a `received` raw lead for each event whose lead id is new. Concurrent
   * deliveries share a commit.
   *
   * @throws the `storage-unavailable` error where it could not be stored; then nothing of it is.
   */
  receive(delivery: Delivery): Promise<void>;

  /**
   * Stores leads that Graph listed, each once, and leases those that need work to the caller: the
   * ones that were not here, and the ones that were skipped or could not be read so far.
   */
  receiveRead(
    leads: readonly ReadLead[],
    via: ArrivedBy,
    lease: Lease,
  ): Promise<readonly InboxLead[]>;

  /** Leases leads that are due (received, or waiting and its time has come), oldest first. */
  claimDue(lease: Lease, limit: number): Promise<readonly InboxLead[]>;

  /**
   * Ends the worker's lease with a result; `reading` is kept whatever the outcome. Where the lease
   * went to another worker meanwhile, only `stored` counts: it is true whoever says it.
   */
  settle(
    leadId: string,
    worker: string,
    outcome: InboxOutcome,
    now: Date,
    reading?: InboxReading,
  ): Promise<void>;

  find(leadId: string): Promise<InboxLead | undefined>;

  /** Raw leads that are stored, per Page and platform, per form. */
  countStored(): Promise<readonly StoredCount[]>;
  /** The newest stored leads of a form. */
  newestOfForm(
    formId: string,
    limit: number,
  ): Promise<readonly { readonly leadId: string; readonly createdTime: Date }[]>;
}

export interface StoredCount {
  readonly pageId: string;
  readonly platform: 'facebook' | 'instagram';
  readonly formId: string;
  readonly count: number;
  readonly newest: Date | null;
}
