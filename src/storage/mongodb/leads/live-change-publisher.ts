import type { Collection } from 'mongodb';
import type { LiveChange } from '../../../live/live-bus.ts';
import { retryDuplicate } from '../retry-duplicate.ts';

/** The last change of one thing, in `live_changes`. A change that is an hour old is removed. */
export interface LiveChangeDocument {
  readonly _id: string;
  readonly change: LiveChange;
  /** Orders the changes of one process. */
  readonly n: number;
  /** By the clock of the server. */
  readonly changedAt: Date;
}

export interface PublisherEvents {
  readonly onStored: () => void;
  /** These could not be stored. */
  readonly onLost: (changes: readonly LiveChange[]) => void;
}

/** Stores changes one after the other, so that they keep their order; several of one thing become one. */
export class LiveChangePublisher {
  readonly #changes: Collection<LiveChangeDocument>;
  readonly #events: PublisherEvents;
  readonly #waiting = new Map<string, LiveChange>();
  #storing: Promise<void> | undefined;
  #n = 0;

  constructor(changes: Collection<LiveChangeDocument>, events: PublisherEvents) {
    this.#changes = changes;
    this.#events = events;
  }

  publish(change: LiveChange): void {
    const topic = topicOf(change);
    this.#waiting.delete(topic);
    this.#waiting.set(topic, change);
    this.#storing ??= this.#store();
  }

  async finish(): Promise<void> {
    await this.#storing;
  }

  async #store(): Promise<void> {
    while (this.#waiting.size > 0) {
      const changes = [...this.#waiting];
      this.#waiting.clear();
      const updates = changes.map(([_id, change]) => ({
        updateOne: {
          filter: { _id },
          update: {
            $set: { change, n: ++this.#n },
            $currentDate: { changedAt: true as const },
          },
          upsert: true,
        },
      }));
      try {
        // Another process may insert the same topic at the same moment.
        await retryDuplicate(() => this.#changes.bulkWrite(updates));
        this.#events.onStored();
      } catch {
        this.#events.onLost(changes.map(([, change]) => change));
      }
    }
    this.#storing = undefined;
  }
}

function topicOf(change: LiveChange): string {
  if (change.of === 'page') return `page:${change.pageId}`;
  if (change.of === 'notices') return `notices:${change.userId}`;
  return change.of === 'sync' ? `sync:${change.progress.syncId}` : change.of;
}
