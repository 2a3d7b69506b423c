import type { Collection, Db } from 'mongodb';
import type { LiveBus, LiveChange, LiveListener, LiveNews } from '../../../live/live-bus.ts';
import type { ReportOddValue } from '../../odd-values.ts';
import { toEvent, type LeadEventDocument } from './event-document.ts';
import { readEvents, START, startAt, type ReadPosition } from './event-reader.ts';

/** How often to ask for changes of other processes, in ms. */
const LOOK_MS = 150;

/** Limits how much one look reads. */
const MOST_EVENTS = 500;

/** See `event-reader.ts`. In ms. */
const LOOK_BACK_MS = 5_000;

/** The clock of the server is asked for again after this time, in ms. */
const CLOCK_VALID_MS = 60_000;

/** The last change of one thing, in `live_changes`. A change that is an hour old is removed. */
export interface LiveChangeDocument {
  readonly _id: string;
  readonly change: LiveChange;
  /** Orders the changes of one process. */
  readonly n: number;
  /** By the clock of the server. */
  readonly changedAt: Date;
}

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
  readonly #reader: NewsReader;
  readonly #publisher: Publisher;
  readonly #listeners = new Set<LiveListener>();
  #timer: NodeJS.Timeout | undefined;
  #isReading = false;
  #isWanted = false;

  constructor(dependencies: MongodbLiveBusDependencies) {
    this.#reader = new NewsReader(dependencies);
    this.#publisher = new Publisher(dependencies.changes, {
      onStored: () => this.wake(),
      onLost: (changes) => void this.#tell({ leadEvents: [], changes }),
    });
  }

  /** Learns the clock of the server, so that a listener hears what happens from its first moment. */
  prepare(): Promise<void> {
    return this.#reader.learnClock();
  }

  publish(change: LiveChange): void {
    this.#publisher.publish(change);
  }

  subscribe(listener: LiveListener): () => void {
    if (this.#listeners.size === 0) this.#reader.startNow();
    this.#listeners.add(listener);
    this.#timer ??= setInterval(() => this.wake(), LOOK_MS);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#rest();
    };
  }

  /** Looks for news now. */
  wake(): void {
    if (this.#listeners.size === 0) return;
    if (this.#isReading) this.#isWanted = true;
    else void this.#read();
  }

  /** Resolves when what was published is stored. */
  async close(): Promise<void> {
    this.#listeners.clear();
    this.#rest();
    await this.#publisher.finish();
  }

  #rest(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  async #read(): Promise<void> {
    this.#isReading = true;
    try {
      do {
        this.#isWanted = false;
        for (;;) {
          const news = await this.#reader.next();
          if (!news) break;
          await this.#tell(news);
        }
      } while (this.#isWanted && this.#listeners.size > 0);
    } catch {
      // The server cannot be used now. The position has not moved: a later look reads the same again.
    } finally {
      this.#isReading = false;
    }
  }

  async #tell(news: LiveNews): Promise<void> {
    const told = [...this.#listeners].map(async (listener) => listener(news));
    await Promise.allSettled(told);
  }
}

/** Where this process is in both collections. */
class NewsReader {
  readonly #dependencies: MongodbLiveBusDependencies;
  #event: ReadPosition = START;
  #changesSince = 0;
  /** Changes that were read, with their times. */
  #known = new Map<string, number>();
  /** The clock of the server minus `performance.now()`, in ms, and when that was learnt. */
  #clock = { offset: 0, learntAt: -Infinity };

  constructor(dependencies: MongodbLiveBusDependencies) {
    this.#dependencies = dependencies;
  }

  async learnClock(): Promise<void> {
    const before = performance.now();
    const { localTime } = await this.#dependencies.db.command({ hello: 1 });
    const after = performance.now();
    if (!(localTime instanceof Date)) return;
    this.#clock = { offset: localTime.getTime() - (before + after) / 2, learntAt: after };
  }

  startNow(): void {
    const serverTime = Math.floor(performance.now() + this.#clock.offset);
    this.#event = startAt(serverTime);
    this.#changesSince = serverTime;
    this.#known = new Map();
  }

  /** @returns undefined if there is no news */
  async next(): Promise<LiveNews | undefined> {
    if (performance.now() - this.#clock.learntAt > CLOCK_VALID_MS) await this.learnClock();
    const { events, report } = this.#dependencies;
    const from = this.#event;
    const [{ documents, position }, changes] = await Promise.all([
      readEvents(events, from, MOST_EVENTS),
      this.#readChanges(),
    ]);
    // Somebody began to listen in between.
    if (this.#event !== from) return this.next();
    this.#event = position;
    if (documents.length === 0 && changes.length === 0) return undefined;
    return { leadEvents: documents.map((event) => toEvent(event, report)), changes };
  }

  async #readChanges(): Promise<LiveChange[]> {
    const since = this.#changesSince;
    const found = await this.#dependencies.changes
      .find({ changedAt: { $gte: new Date(since) } })
      .sort({ changedAt: 1, n: 1 })
      .hint('changedAt')
      .toArray();
    if (since !== this.#changesSince) return [];
    const fresh = found.filter((each) => !this.#known.has(keyOf(each)));
    for (const each of fresh) this.#known.set(keyOf(each), each.changedAt.getTime());
    const last = found.at(-1)?.changedAt.getTime() ?? since;
    this.#changesSince = Math.max(since, last - LOOK_BACK_MS);
    for (const [key, at] of this.#known) if (at < this.#changesSince) this.#known.delete(key);
    return fresh.map(({ change }) => change).filter(isKnownChange);
  }
}

const keyOf = ({ _id, n, changedAt }: LiveChangeDocument) => `${_id} ${n} ${changedAt.getTime()}`;

/** Not what a later version has written and this one does not know. */
const isKnownChange = ({ of }: LiveChange): boolean => ['inbox', 'page', 'sync'].includes(of);

interface PublisherEvents {
  readonly onStored: () => void;
  /** These could not be stored. */
  readonly onLost: (changes: readonly LiveChange[]) => void;
}

/** Stores changes one after the other, so that they keep their order; several of one thing become one. */
class Publisher {
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
        await this.#changes.bulkWrite(updates);
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
  return change.of === 'sync' ? `sync:${change.progress.syncId}` : change.of;
}
