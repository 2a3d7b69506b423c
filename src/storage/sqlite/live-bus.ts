import type { DatabaseSync } from 'node:sqlite';
import {
  FIRST_EVENT,
  type EventPosition,
  type LeadEventStore,
} from '../../leads/lead-event-store.ts';
import type { LiveBus, LiveChange, LiveListener, LiveNews } from '../../live/live-bus.ts';
import * as column from './columns.ts';
import type { GroupCommit } from './group-commit.ts';

/** How often to look for commits of other processes, in ms. One look takes microseconds. */
const LOOK_MS = 100;

/** Limits how long one reading blocks the event loop. */
const MOST_EVENTS = 100;

/** A sync that ended, or died, is forgotten after this time, in ms. */
const KEEP_SYNCS_MS = 86_400_000;

export interface SqliteLiveBusDependencies {
  readonly database: DatabaseSync;
  readonly commits: GroupCommit;
  readonly events: LeadEventStore;
  readonly now: () => Date;
}

/**
 * Reads `lead_events` and `live_changes` on from a position: after each commit of this process, and
 * if `PRAGMA data_version` says that another connection has committed.
 *
 * https://www.sqlite.org/pragma.html#pragma_data_version
 */
export class SqliteLiveBus implements LiveBus {
  readonly #commits: GroupCommit;
  readonly #reader: NewsReader;
  readonly #listeners = new Set<LiveListener>();
  readonly #store: (change: LiveChange) => void;
  readonly #readVersion: () => number;
  #version: number;
  #looking: NodeJS.Timeout | undefined;
  #reading: NodeJS.Immediate | undefined;
  #isReading = false;

  constructor({ database, commits, events, now }: SqliteLiveBusDependencies) {
    this.#commits = commits;
    this.#reader = new NewsReader(database, events);
    this.#store = createStore(database, now);
    const version = database.prepare('PRAGMA data_version');
    this.#readVersion = () => Number(version.get()?.['data_version']);
    this.#version = this.#readVersion();
    commits.onCommitted = () => this.#readSoon();
  }

  publish(change: LiveChange): void {
    this.#commits
      .write(() => this.#store(change))
      .catch(() => this.#tell({ leadEvents: [], changes: [change] }));
  }

  subscribe(listener: LiveListener): () => void {
    if (this.#listeners.size === 0) this.#reader.skipToEnd();
    this.#listeners.add(listener);
    this.#looking ??= setInterval(() => this.#look(), LOOK_MS);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.close();
    };
  }

  /** Must be called before the database is closed. */
  close(): void {
    this.#listeners.clear();
    clearInterval(this.#looking);
    this.#looking = undefined;
    clearImmediate(this.#reading);
    this.#reading = undefined;
  }

  #look(): void {
    try {
      const version = this.#readVersion();
      if (version === this.#version) return;
      this.#version = version;
    } catch {
      // The database cannot be read. Then the storage says so, and the next look comes soon.
      return;
    }
    this.#readSoon();
  }

  #readSoon(): void {
    if (this.#listeners.size > 0) this.#reading ??= setImmediate(() => void this.#read());
  }

  async #read(): Promise<void> {
    this.#reading = undefined;
    if (this.#isReading) return;
    this.#isReading = true;
    try {
      while (this.#listeners.size > 0) {
        const news = await this.#reader.next();
        if (!news) break;
        await this.#tell(news);
      }
    } catch {
      // The position has not moved: the next look reads the same again.
      this.#version = -1;
    } finally {
      this.#isReading = false;
    }
  }

  async #tell(news: LiveNews): Promise<void> {
    const told = [...this.#listeners].map(async (listener) => listener(news));
    await Promise.allSettled(told);
  }
}

/** Where this process is in both tables. */
class NewsReader {
  readonly #events: LeadEventStore;
  readonly #lastEvent: () => EventPosition;
  readonly #lastChange: () => number;
  readonly #changesAfter: (position: number) => readonly column.Row[];
  #event: EventPosition = FIRST_EVENT;
  #change = 0;

  constructor(database: DatabaseSync, events: LeadEventStore) {
    this.#events = events;
    const lastEvent = database.prepare('SELECT max(position) AS last FROM lead_events');
    const lastChange = database.prepare('SELECT max(position) AS last FROM live_changes');
    const changesAfter = database.prepare(
      'SELECT position, change FROM live_changes WHERE position > ? ORDER BY position',
    );
    this.#lastEvent = () => String(lastEvent.get()?.['last'] ?? FIRST_EVENT);
    this.#lastChange = () => Number(lastChange.get()?.['last'] ?? 0);
    this.#changesAfter = (position) => changesAfter.all(position);
  }

  skipToEnd(): void {
    this.#event = this.#lastEvent();
    this.#change = this.#lastChange();
  }

  /** @returns undefined if there is no news */
  async next(): Promise<LiveNews | undefined> {
    const { events, position } = await this.#events.listAfter(this.#event, MOST_EVENTS);
    const rows = this.#changesAfter(this.#change);
    this.#event = position;
    const last = rows.at(-1);
    if (last) this.#change = column.integer(last, 'position');
    if (events.length === 0 && rows.length === 0) return undefined;
    return { leadEvents: events, changes: rows.flatMap(toChange) };
  }
}

function createStore(database: DatabaseSync, now: () => Date): (change: LiveChange) => void {
  const replace = database.prepare(
    'INSERT OR REPLACE INTO live_changes (topic, change, at) VALUES (:topic, :change, :at)',
  );
  const forget = database.prepare(
    "DELETE FROM live_changes WHERE topic >= 'sync:' AND topic < 'sync;' AND at < ?",
  );
  return (change) => {
    const at = now().getTime();
    replace.run({ topic: topicOf(change), change: JSON.stringify(change), at });
    if (change.of === 'sync') forget.run(at - KEEP_SYNCS_MS);
  };
}

function topicOf(change: LiveChange): string {
  if (change.of === 'page') return `page:${change.pageId}`;
  if (change.of === 'notices') return `notices:${change.userId}`;
  return change.of === 'sync' ? `sync:${change.progress.syncId}` : change.of;
}

/** Nothing for what a later version has written and this one does not know. */
function toChange(row: column.Row): LiveChange[] {
  const change = column.json(row, 'change') as LiveChange | null;
  return change && ['inbox', 'planner', 'notices', 'page', 'sync'].includes(change.of)
    ? [change]
    : [];
}
