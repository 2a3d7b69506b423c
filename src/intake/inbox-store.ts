import type { ArrivedBy, Lead, NewLead, Platform } from '../leads/lead.ts';
import type {
  DecidedBy,
  FailureKind,
  HeldState,
  InboxLead,
  InboxOutcome,
  InboxReading,
  InboxState,
  InboxTrace,
  LeadgenEvent,
  ReadLead,
} from './inbox-lead.ts';

/** A webhook delivery whose signature held. */
export interface Delivery {
  /** The body, byte for byte. */
  readonly rawBody: Buffer;
  readonly receivedAt: Date;
  readonly events: readonly LeadgenEvent[];
}

/** Who works on raw leads, and until when they are its own. */
export interface Lease {
  /** Another one for each claim, in any process: it also fences off the claims of before. */
  readonly worker: string;
  readonly now: Date;
  /** After this the leads of a crashed worker are free again. */
  readonly until: Date;
}

/** So that one slow Page does not take every place: how many leads of each may be in work. */
export interface Fairness {
  readonly perPage: number;
  /** How many of a Page the caller has in work already, by Page id. */
  readonly inWork: Readonly<Record<string, number>>;
}

/** Which of the leads in a state; those for which all given values match. */
export interface HeldFilter {
  readonly pageId?: string | undefined;
  /** Null for leads that were not read. */
  readonly platform?: Platform | null | undefined;
  /** Null for leads that did not fail, such as skipped ones. */
  readonly failure?: FailureKind | null | undefined;
}

export interface HeldQuery extends HeldFilter {
  readonly state: HeldState;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Leads in one state that have their Page, platform and failure in common. */
export interface HeldGroup {
  readonly pageId: string;
  readonly platform: Platform | null;
  readonly failure: FailureKind | null;
  readonly count: number;
  /** Of the lead that was received first. */
  readonly reason: string;
}

/** What became of a person's wish to dismiss a lead. `busy`: it is being worked on at the moment. */
export type DismissResult = 'dismissed' | 'busy' | 'not-held';

/** Raw leads of one form and platform by state. */
export interface FormCount {
  readonly pageId: string;
  readonly formId: string;
  /** Null until the leads were read. */
  readonly platform: Platform | null;
  readonly state: InboxState;
  readonly count: number;
  /** When the newest that ever stood there was sent; only stored ones never move on. */
  readonly newest: Date | null;
}

/** Raw leads of one Page. */
export interface PageCount {
  readonly pageId: string;
  readonly counts: Readonly<Record<InboxState, number>>;
  /** When a webhook last announced a lead of the Page. */
  readonly lastWebhook: Date | null;
}

/** How long a stored lead took from the form at Meta into the CRM. */
export interface LeadDelay {
  /** By a webhook, rather than found by a sync or a catch-up. */
  readonly isAnnounced: boolean;
  readonly delayMs: number;
}

/** Leads that a trouble has delayed, and how many of them are in the CRM by now. */
export interface DelayedLeads {
  readonly affected: number;
  readonly recovered: number;
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

  /** Stores leads that Graph listed and nobody wants as `skipped`, where they are not here. */
  noteUnwanted(
    leads: readonly ReadLead[],
    via: ArrivedBy,
    reason: string,
    now: Date,
  ): Promise<void>;

  /** Leases leads that are due (received, or waiting and its time has come), oldest first. */
  claimDue(lease: Lease, limit: number, fairness?: Fairness): Promise<readonly InboxLead[]>;

  /**
   * The one way into the CRM: records the CRM lead, keeps the reading and marks the raw lead as
   * stored, all or nothing. Where the lead id is in the CRM already, the lead that is there comes
   * back as it is. It counts whoever holds the lease, because it is true whoever says it.
   */
  takeIn(
    lead: NewLead,
    reading: InboxReading,
    now: Date,
  ): Promise<{ readonly created: boolean; readonly lead: Lead }>;

  /**
   * Ends a lease without a CRM lead; `reading` is kept whatever the outcome. Where the lease went
   * to another worker meanwhile, or the lead is stored, the outcome is dropped.
   */
  settle(
    leadId: string,
    worker: string,
    outcome: InboxOutcome,
    now: Date,
    reading?: InboxReading,
  ): Promise<void>;

  /**
   * Gives leads back that an outage of the storage kept from being settled: the attempt does not count,
   * and they are due at `dueAt`. A lead that another lease holds by now stays as it is.
   */
  giveBack(
    leads: readonly { readonly leadId: string; readonly worker: string }[],
    dueAt: Date,
  ): Promise<void>;
  /**
   * The clock was set back: whatever is due after `now` is due earlier by `ms`, leases included, so
   * that nothing waits longer than it was meant to.
   */
  hasten(ms: number, now: Date): Promise<void>;

  find(leadId: string): Promise<InboxLead | undefined>;
  trace(leadId: string): Promise<InboxTrace | undefined>;

  /**
   * Leads in one state that match a filter, in the order in which they were received.
   *
   * @throws the `invalid-cursor` error
   */
  listHeld(
    query: HeldQuery,
  ): Promise<{ readonly leads: readonly InboxLead[]; readonly nextCursor: string | undefined }>;
  /** The leads in one state, counted by what they have in common. */
  groupHeld(state: HeldState): Promise<readonly HeldGroup[]>;
  /**
   * Makes a waiting, parked, skipped or dismissed lead due now and forgets its failures. What was
   * read of it stays. @returns false if there is no such lead to retry
   */
  retry(leadId: string, now: Date): Promise<boolean>;
  /** The same for all in a state that match the filter. @returns how many */
  retryAll(state: HeldState, now: Date, filter?: HeldFilter): Promise<number>;

  /**
   * Takes a waiting, parked or skipped lead out of the way because a person does not need it. It
   * stays `dismissed`, also when a webhook or a sync brings it again, until somebody retries it.
   * Twice is the same as once: the first decision stays.
   */
  dismiss(leadId: string, reason: string, by: DecidedBy, now: Date): Promise<DismissResult>;
  /**
   * Records the CRM lead that a person completed and marks the raw lead as stored, all or nothing.
   * Succeeds even if a worker holds the lease. If the lead is in the CRM already, nothing changes
   * and the lead that is there comes back. @returns undefined if there is no such raw lead
   */
  complete(
    lead: NewLead,
    by: DecidedBy,
    now: Date,
  ): Promise<{ readonly created: boolean; readonly lead: Lead } | undefined>;

  /**
   * The time of the oldest lead of a Page that is announced or known to have failed, and whose
   * answers are not here: Meta alone has them, so no watermark may pass it. A lead of a known form
   * that is parked as `unreadable` does not count: Meta said for days that it does not exist, as it
   * does of a deleted test lead.
   *
   * @param sentSince leaves out what was sent earlier, and so is gone at Meta too
   */
  oldestUnread(pageId: string, sentSince?: Date): Promise<Date | null>;

  /** Counts by Page, form, platform and state, of all Pages or of one. Every change is in them. */
  countByForm(pageId?: string): Promise<readonly FormCount[]>;
  /** The same added up by Page, for every Page that a lead was ever received of. */
  countByPage(): Promise<readonly PageCount[]>;
  /** The same added up over all Pages. */
  countByState(): Promise<Readonly<Record<InboxState, number>>>;
  /** Raw leads of a form that were sent at `since` or later, whatever their state. */
  countSince(formId: string, since: Date): Promise<number>;
  /** The newest stored leads of a form. */
  newestOfForm(
    formId: string,
    limit: number,
  ): Promise<readonly { readonly leadId: string; readonly createdTime: Date }[]>;

  /** When a webhook last announced a lead of the Page. */
  lastWebhook(pageId: string): Promise<Date | null>;
  /** Leads of the Page sent in a span that no webhook has announced. */
  countUnannounced(pageId: string, from: Date, to: Date): Promise<number>;
  /**
   * Counts the leads that a trouble has delayed: sent in its time or shortly before it was noticed,
   * and not in the CRM when it began.
   *
   * @param pageId of one Page, or null for all
   * @param onlyUnannounced counts only leads that a sync or a catch-up found
   */
  countDelayed(
    pageId: string | null,
    span: { readonly from: Date; readonly to: Date },
    onlyUnannounced: boolean,
  ): Promise<DelayedLeads>;
  /**
   * Of leads stored since a moment, the newest `limit`, newest first. Leaves out leads that were
   * sent before their Page was enabled. Gives them in batches, and lets other work be done between
   * two of them.
   */
  listDelays(since: Date, limit: number): AsyncIterable<readonly LeadDelay[]>;
}
