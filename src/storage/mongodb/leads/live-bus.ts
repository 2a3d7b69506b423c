import type { Collection, Db } from 'mongodb';
import type { LiveBus, LiveChange, LiveListener, LiveNews } from '../../../live/live-bus.ts';
import type { ReportOddValue } from '../../odd-values.ts';
import type { LeadEventDocument } from './event-document.ts';
import { LiveChangePublisher, type LiveChangeDocument } from './live-change-publisher.ts';
import { NewsReader } from './news-reader.ts';
import { ServerClock } from './server-clock.ts';

/** How often to ask for changes of other processes, in ms. */
const LOOK_MS = 150;

/** The pause between two looks, in ms, however much happens in this process. */
const SHORTEST_PAUSE_MS = 30;

export interface MongodbLiveBusDependencies {
  readonly db: Db;
  readonly events: Collection<LeadEventDocument>;
  readonly changes: Collection<LiveChangeDocument>;
  readonly report: ReportOddValue;
}

/**
 * Reads `lead_events` and `live_changes` several times a second while somebody listens, and at once after a
 * change of this process.
 */
export class MongodbLiveBus implements LiveBus {
  readonly #clock: ServerClock;
  readonly #reader: NewsReader;
  readonly #publisher: LiveChangePublisher;
  readonly #listeners = new Set<LiveListener>();
  #looking: NodeJS.Timeout | undefined;
  #pause: NodeJS.Timeout | undefined;
  #isReading = false;
  #isWanted = false;

  constructor({ db, ...dependencies }: MongodbLiveBusDependencies) {
    this.#clock = new ServerClock(db);
    this.#reader = new NewsReader({ ...dependencies, clock: this.#clock });
    this.#publisher = new LiveChangePublisher(dependencies.changes, {
      onStored: () => this.wake(),
      onLost: (changes) => void this.#tell({ leadEvents: [], changes }),
    });
  }

  /** Learns the clock of the server, so that a listener hears what happens from its first moment. */
  prepare(): Promise<void> {
    return this.#clock.read();
  }

  publish(change: LiveChange): void {
    this.#publisher.publish(change);
  }

  subscribe(listener: LiveListener): () => void {
    if (this.#listeners.size === 0) this.#reader.startNow();
    this.#listeners.add(listener);
    this.#looking ??= setInterval(() => this.wake(), LOOK_MS);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#rest();
    };
  }

  /** Looks for news now, or after the pause that follows a look. */
  wake(): void {
    if (this.#listeners.size === 0) return;
    if (this.#isReading || this.#pause) this.#isWanted = true;
    else void this.#read();
  }

  /** Resolves when what was published is stored. */
  async close(): Promise<void> {
    this.#listeners.clear();
    this.#rest();
    await this.#publisher.finish();
  }

  #rest(): void {
    clearInterval(this.#looking);
    clearTimeout(this.#pause);
    this.#looking = undefined;
    this.#pause = undefined;
  }

  async #read(): Promise<void> {
    this.#isReading = true;
    this.#isWanted = false;
    try {
      for (let isMore = true; isMore && this.#listeners.size > 0;) {
        const next = await this.#reader.next();
        isMore = next.isMore;
        const { leadEvents, changes } = next.news;
        if (leadEvents.length + changes.length > 0) await this.#tell(next.news);
      }
    } catch {
      // The server cannot be used now. The position has not moved: a later look reads the same again.
    } finally {
      this.#isReading = false;
    }
    this.#rearm();
  }

  #rearm(): void {
    if (this.#listeners.size === 0) return;
    this.#pause = setTimeout(() => {
      this.#pause = undefined;
      if (this.#isWanted) this.wake();
    }, SHORTEST_PAUSE_MS);
  }

  async #tell(news: LiveNews): Promise<void> {
    const told = [...this.#listeners].map(async (listener) => listener(news));
    await Promise.allSettled(told);
  }
}
