import type { InboxLead } from './inbox-lead.ts';
import type { InboxStore, Lease } from './inbox-store.ts';
import type { TakeLead } from './take-lead.ts';

export interface LeadWorkerOptions {
  readonly inbox: InboxStore;
  readonly takeLead: TakeLead;
  /** A name that no other worker has, in any process. */
  readonly name: string;
  readonly onError: (error: unknown) => void;
  readonly now: () => Date;
  /** How many leads are worked on at once. */
  readonly width?: number;
  /** How many of them may be of one Page: a slow one must not hold up the others. */
  readonly widthPerPage?: number;
  /** How long a lead is this worker's own, in ms; longer than any attempt takes. */
  readonly leaseMs?: number;
  /** How often to look for work of other processes, in ms. */
  readonly pollMs?: number;
}

/**
 * Works through the inbox: leases what is due, takes it into the CRM, and sleeps until the next
 * lead is due. `wake` starts it at once, after a webhook was stored.
 */
export class LeadWorker {
  readonly #options: Required<LeadWorkerOptions>;
  readonly #running = new Map<Promise<void>, string>();
  #claims = 0;
  #claiming: Promise<void> | undefined;
  #wokenMeanwhile = false;
  #timer: NodeJS.Timeout | undefined;
  #stopped = true;

  constructor(options: LeadWorkerOptions) {
    this.#options = { width: 16, widthPerPage: 12, leaseMs: 60_000, pollMs: 1_000, ...options };
  }

  start(): void {
    this.#stopped = false;
    this.wake();
  }

  /** Looks for due leads now. */
  wake(): void {
    if (this.#stopped) return;
    if (this.#claiming) {
      this.#wokenMeanwhile = true;
      return;
    }
    clearTimeout(this.#timer);
    this.#claiming = this.#claim().finally(() => {
      this.#claiming = undefined;
      const again = this.#wokenMeanwhile;
      this.#wokenMeanwhile = false;
      if (again) this.wake();
      else this.#sleep();
    });
  }

  /** Finishes the leads in hand; what is left stays due in the inbox. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#claiming;
    await Promise.all(this.#running.keys());
  }

  async #claim(): Promise<void> {
    const { inbox, width, widthPerPage, onError } = this.#options;
    try {
      while (!this.#stopped) {
        const free = width - this.#running.size;
        if (free <= 0) return;
        const fairness = { perPage: widthPerPage, inWork: this.#countByPage() };
        const leads = await inbox.claimDue(this.#nextLease(), free, fairness);
        if (leads.length === 0) return;
        for (const lead of leads) this.#work(lead);
      }
    } catch (error) {
      onError(error);
    }
  }

  #work(lead: InboxLead): void {
    const { takeLead, onError } = this.#options;
    const work = takeLead(lead)
      .then(() => undefined, onError)
      .finally(() => {
        this.#running.delete(work);
        // A claim for each place that falls free would be a commit for each lead.
        if (this.#running.size <= this.#options.width / 2) this.wake();
      });
    this.#running.set(work, lead.pageId);
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

  #countByPage(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const pageId of this.#running.values()) counts[pageId] = (counts[pageId] ?? 0) + 1;
    return counts;
  }

  #sleep(): void {
    if (this.#stopped) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.wake(), this.#options.pollMs);
  }
}
