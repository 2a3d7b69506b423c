import { ADMIN_EVENTS, type LiveEvent } from '../contract/live-event.ts';

/** An event with the data of a lead. */
export type LeadDataEvent = Extract<LiveEvent, { type: 'lead.created' | 'lead.updated' }>;

/** Whose lead an event is about, and whose it was before, if that has changed. */
export interface LeadAudience {
  readonly leadId: string;
  readonly ownerId: string | null;
  readonly before?: { readonly ownerId: string | null };
}

export type LiveListener = (event: LiveEvent, audience: LeadAudience | undefined) => void;

/** Hands what happens to whoever watches at the moment; it keeps nothing. */
export class LiveFeed {
  readonly #listeners = new Set<LiveListener>();
  readonly #run: string;
  #forEveryone = 0;
  #forAdmins = 0;

  /** @param run names this run of the process, so that counts of another run are never compared */
  constructor(run: string) {
    this.#run = run;
  }

  /** How much was published so far. A client that has both can tell if it missed anything. */
  get position(): string {
    return `${this.#run}:${this.#forEveryone}:${this.#forAdmins}`;
  }

  publish(event: Exclude<LiveEvent, LeadDataEvent>): void {
    this.#publish(event, undefined);
  }

  /** Sends an event about a lead to those who see it. */
  publishLead(event: LeadDataEvent, audience: LeadAudience): void {
    this.#publish(event, audience);
  }

  #publish(event: LiveEvent, audience: LeadAudience | undefined): void {
    if (ADMIN_EVENTS.has(event.type)) this.#forAdmins += 1;
    else this.#forEveryone += 1;
    for (const listener of this.#listeners) listener(event, audience);
  }

  /** @returns the function that ends it */
  subscribe(listener: LiveListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
