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

export interface ClaimRequest {
  /** Who takes them; a name per worker and process. */
  readonly worker: string;
  readonly limit: number;
  readonly now: Date;
  /** After this the leads of a crashed worker are free again. */
  readonly leaseUntil: Date;
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

  /** Stores leads that Graph listed, each once. @returns the ids that were not here before. */
  receiveRead(leads: readonly ReadLead[], via: ArrivedBy, now: Date): Promise<ReadonlySet<string>>;

  /** Leases leads that are due (received, or waiting and its time has come), oldest first. */
  claimDue(request: ClaimRequest): Promise<readonly InboxLead[]>;

  /** When the next waiting lead or the end of a lease comes due; undefined where nothing waits. */
  nextDueAt(): Promise<Date | undefined>;

  /** Ends the lease with a result; `reading` is kept whatever the outcome. */
  settle(leadId: string, outcome: InboxOutcome, now: Date, reading?: InboxReading): Promise<void>;

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
