import type { InboxLead } from './inbox-lead.ts';
import type { InboxStore } from './inbox-store.ts';
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
  readonly #running = new Set<Promise<void>>();
  #claiming: Promise<void> | undefined;
  #wokenMeanwhile = false;
  #timer: NodeJS.Timeout | undefined;
  #stopped = true;

  constructor(options: LeadWorkerOptions) {
    this.#options = { width: 16, leaseMs: 60_000, pollMs: 1_000, ...options };
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
    await Promise.all(this.#running);
  }

  async #claim(): Promise<void> {
    const { inbox, name, width, leaseMs, now, onError } = this.#options;
    try {
      while (!this.#stopped) {
        const free = width - this.#running.size;
        if (free <= 0) return;
        const at = now();
        const until = new Date(at.getTime() + leaseMs);
        const leads = await inbox.claimDue({ worker: name, now: at, until }, free);
        if (leads.length === 0) return;
        for (const lead of leads) this.#work(lead);
      }
    } catch (error) {
      onError(error);
    }
  }

  #work(lead: InboxLead): void {
    const { takeLead, name, onError } = this.#options;
    const work = takeLead(lead, name)
      .then(() => undefined, onError)
      .finally(() => {
        this.#running.delete(work);
        this.wake();
      });
    this.#running.add(work);
  }

  #sleep(): void {
    if (this.#stopped) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.wake(), this.#options.pollMs);
  }
}
