import { ADMIN_EVENTS, type LiveEvent } from '../contract/live-event.ts';
import type { Viewer } from '../leads/visibility.ts';

/** An event with the data of a lead. */
export type LeadDataEvent = Extract<LiveEvent, { type: 'lead.created' | 'lead.updated' }>;

/** Whose lead an event is about, and whose it was before, if that has changed. */
export interface LeadAudience {
  readonly leadId: string;
  readonly ownerId: string | null;
  readonly before?: { readonly ownerId: string | null };
}

export type LiveListener = (event: LiveEvent, audience: LeadAudience | undefined) => void;

/** Who listens, or asks how much was published. */
export interface LiveWatcher {
  readonly viewer: Viewer;
  /** Null for an API key, which hears of the notices of everybody. */
  readonly userId: string | null;
  readonly isAdmin: boolean;
}

/** Hands what happens to whoever watches at the moment; it keeps only counts. */
export class LiveFeed {
  readonly #listeners = new Set<LiveListener>();
  readonly #run: string;
  readonly #counts = new EventCounts();

  /** @param run names this run of the process, so that counts of another run are never compared */
  constructor(run: string) {
    this.#run = run;
  }

  /**
   * How much a watcher could have heard so far. A client that has two positions can tell if it missed anything. What a
   * watcher does not hear is not counted, so that nobody learns how much others do.
   */
  positionOf(watcher: LiveWatcher): string {
    // What a person sees may change while the process runs. Then the counts begin at other numbers.
    const run = watcher.viewer === null ? this.#run : `${this.#run}-own`;
    return `${run}:${this.#counts.heardBy(watcher)}:${watcher.isAdmin ? this.#counts.forAdmins : 0}`;
  }

  publish(event: Exclude<LiveEvent, LeadDataEvent>): void {
    this.#publish(event, undefined);
  }

  /** Sends an event about a lead to those who see it. */
  publishLead(event: LeadDataEvent, audience: LeadAudience): void {
    this.#publish(event, audience);
  }

  #publish(event: LiveEvent, audience: LeadAudience | undefined): void {
    this.#counts.add(event, audience);
    for (const listener of this.#listeners) listener(event, audience);
  }

  /** @returns the function that ends it */
  subscribe(listener: LiveListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/** How many events there were for whom. Each event is counted once for each person who hears it. */
class EventCounts {
  forAdmins = 0;
  #forEveryone = 0;
  /** Of leads that have an owner, or had one before the event. */
  readonly #ofLeads = new CountsByPerson();
  readonly #ofNotices = new CountsByPerson();

  add(event: LiveEvent, audience: LeadAudience | undefined): void {
    if (ADMIN_EVENTS.has(event.type)) this.forAdmins += 1;
    else if (event.type === 'notices.changed') this.#ofNotices.add([event.data.userId]);
    else {
      const owners = ownersOf(audience);
      if (owners.includes(null)) this.#forEveryone += 1;
      else this.#ofLeads.add(owners.filter((owner) => owner !== null));
    }
  }

  heardBy({ viewer, userId }: LiveWatcher): number {
    return this.#forEveryone + this.#ofLeads.of(viewer) + this.#ofNotices.of(userId);
  }
}

/** Whose leads an event is about; null for what everybody hears. */
const ownersOf = (audience: LeadAudience | undefined): readonly (string | null)[] => {
  if (!audience) return [null];
  const { ownerId, before } = audience;
  return before && before.ownerId !== ownerId ? [ownerId, before.ownerId] : [ownerId];
};

class CountsByPerson {
  #all = 0;
  readonly #byPerson = new Map<string, number>();

  add(userIds: readonly string[]): void {
    this.#all += 1;
    for (const id of userIds) this.#byPerson.set(id, (this.#byPerson.get(id) ?? 0) + 1);
  }

  /** @param userId null for those of all people */
  of(userId: string | null): number {
    return userId === null ? this.#all : (this.#byPerson.get(userId) ?? 0);
  }
}
