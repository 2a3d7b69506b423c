import type { InboxLead } from './inbox-lead.ts';
import type { InboxQueue, Lease } from './inbox-queue.ts';
import { endsAttempt } from './ends-attempt.ts';
import { PageLoad } from './page-load.ts';
import type { TakeLead } from './take-lead.ts';

export interface LeadWorkerOptions {
  readonly inbox: Pick<InboxQueue, 'claimDue' | 'giveBack'>;
  readonly takeLead: TakeLead;
  /** A name that no other worker has, in any process. */
  readonly name: string;
  readonly onError: (error: unknown) => void;
  readonly now: () => Date;
  /** How many leads are worked on at once, not counting those that hang. */
  readonly width?: number;
  /** How many of them may be of one Page. */
  readonly widthPerPage?: number;
  /** How many leads of each Page may be in work even if all other places are taken. */
  readonly reservedPerPage?: number;
  /** How many may be in work at once, those that hang included. */
  readonly mostInWork?: number;
  /** After how long a lead counts as hanging, in ms. */
  readonly hangsAfterMs?: number;
  /** How long a lead is this worker's own, in ms; longer than any attempt takes. */
  readonly leaseMs?: number;
  /** How often to look for work of other processes, in ms. */
  readonly pollMs?: number;
  /** The pause before a lead is tried again that the storage refused, in ms; it doubles up to a minute. */
  readonly outagePauseMs?: number;
}

/** How many leads are claimed at once for places that each Page has to itself. */
const MOST_RESERVED = 200;

const LONGEST_OUTAGE_PAUSE_MS = 60_000;

/**
 * Works through the inbox: leases what is due, takes it into the CRM, and sleeps until the next
 * lead is due. `wake` starts it at once, after a webhook was stored.
 *
 * Each Page has a few places to itself, and leads that hang leave theirs to others, so that no number of
 * slow Pages delays a lead of another Page.
 */
export class LeadWorker {
  readonly #options: Required<LeadWorkerOptions>;
  readonly #load: PageLoad;
  readonly #running = new Set<Promise<void>>();
  /** Leads whose attempt the storage or a stop ended. They are given back when it can be written. */
  #unfinished: { readonly leadId: string; readonly worker: string }[] = [];
  #outages = 0;
  #claims = 0;
  #claiming: Promise<void> | undefined;
  #isWokenAgain = false;
  #timer: NodeJS.Timeout | undefined;
  #stopped = true;

  constructor(options: LeadWorkerOptions) {
    this.#options = {
      width: 16,
      widthPerPage: 12,
      reservedPerPage: 4,
      mostInWork: 1_000,
      hangsAfterMs: 1_000,
      leaseMs: 60_000,
      pollMs: 1_000,
      outagePauseMs: 2_000,
      ...options,
    };
    this.#load = new PageLoad({ ...this.#options, clock: () => performance.now() });
  }

  start(): void {
    this.#stopped = false;
    this.wake();
  }

  /** Looks for due leads now. */
  wake(): void {
    if (this.#stopped) return;
    if (this.#claiming) {
      this.#isWokenAgain = true;
      return;
    }
    clearTimeout(this.#timer);
    this.#claiming = this.#claim().finally(() => {
      this.#claiming = undefined;
      const again = this.#isWokenAgain;
      this.#isWokenAgain = false;
      if (again) this.wake();
      else this.#sleep();
    });
  }

  /** Finishes the leads in hand; what is left stays due in the inbox. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#claiming;
    await Promise.all(this.#running);
    await this.#giveBack().catch(() => undefined);
  }

  async #claim(): Promise<void> {
    try {
      await this.#giveBack();
      while (!this.#stopped) {
        const claimed = await this.#claimSome();
        if (claimed === 0) return;
      }
    } catch (error) {
      this.#options.onError(error);
    }
  }

  /** @returns how many; 0 if nothing more is due or there is no room */
  async #claimSome(): Promise<number> {
    const { inbox, reservedPerPage, widthPerPage } = this.#options;
    const free = this.#load.free();
    let claimed = 0;
    if (free > 0) {
      const fairness = { perPage: widthPerPage, inWork: this.#load.byPage() };
      const leads = await inbox.claimDue(this.#nextLease(), free, fairness);
      for (const lead of leads) this.#work(lead);
      claimed = leads.length;
      // Nothing more is due of any Page that has room.
      if (claimed < free) return 0;
    }
    const fairness = { perPage: reservedPerPage, inWork: this.#load.byPage() };
    const reserved = await inbox.claimDue(this.#nextLease(), MOST_RESERVED, fairness);
    for (const lead of reserved) this.#work(lead);
    return claimed + reserved.length;
  }

  #work(lead: InboxLead): void {
    const { takeLead, onError, width } = this.#options;
    const done = this.#load.begin(lead.pageId);
    const work = takeLead(lead)
      .then(
        () => {
          this.#outages = 0;
          return undefined;
        },
        (error: unknown) => {
          if (endsAttempt(error))
            this.#unfinished.push({ leadId: lead.leadId, worker: lead.lease ?? '' });
          onError(error);
        },
      )
      .finally(() => {
        done();
        this.#running.delete(work);
        // A claim for each place that falls free would be a commit for each lead.
        if (this.#load.free() >= width / 2) this.wake();
      });
    this.#running.add(work);
  }

  /** So that an outage of the storage does not use up a lead's attempts, however long it takes. */
  async #giveBack(): Promise<void> {
    const leads = this.#unfinished;
    if (leads.length === 0) return;
    const { inbox, now, outagePauseMs } = this.#options;
    const pause = Math.min(
      outagePauseMs * 2 ** Math.min(this.#outages, 10),
      LONGEST_OUTAGE_PAUSE_MS,
    );
    await inbox.giveBack(leads, new Date(now().getTime() + pause));
    this.#unfinished = this.#unfinished.slice(leads.length);
    this.#outages += 1;
  }

  /** Each claim has a name of its own: an attempt that comes back late must not end another's. */
  #nextLease(): Lease {
    const { name, leaseMs, now } = this.#options;
    const at = now();
    this.#claims += 1;
    return {
      worker: `${name}#${this.#claims}`,
      now: at,
      until: new Date(at.getTime() + leaseMs),
    };
  }

  #sleep(): void {
    if (this.#stopped) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.wake(), this.#options.pollMs);
  }
}
