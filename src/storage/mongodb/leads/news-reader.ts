import type { Collection } from 'mongodb';
import type { LiveChange, LiveNews } from '../../../live/live-bus.ts';
import type { ReportOddValue } from '../../odd-values.ts';
import { toEvent, type LeadEventDocument } from './event-document.ts';
import { readUnknown } from './event-reader.ts';
import type { LiveChangeDocument } from './live-change-publisher.ts';
import { LookBack } from './look-back.ts';
import type { ServerClock } from './server-clock.ts';

/** Limits how much one look reads. */
const MOST_EVENTS = 500;

export interface NewsReaderDependencies {
  readonly clock: ServerClock;
  readonly events: Collection<LeadEventDocument>;
  readonly changes: Collection<LiveChangeDocument>;
  readonly report: ReportOddValue;
}

/** The position of this process in `lead_events` and `live_changes`. */
export class NewsReader {
  readonly #dependencies: NewsReaderDependencies;
  #events: LookBack;
  #changes: LookBack;

  constructor(dependencies: NewsReaderDependencies) {
    this.#dependencies = dependencies;
    [this.#events, this.#changes] = this.#begin();
  }

  /** What happens from this moment on is news. */
  startNow(): void {
    [this.#events, this.#changes] = this.#begin();
  }

  /**
   * Reads what is new.
   *
   * @returns with whether there is more to read at once
   * @throws if the server cannot be used; a later call reads the same again
   */
  async next(): Promise<{ readonly news: LiveNews; readonly isMore: boolean }> {
    const { clock, report } = this.#dependencies;
    const [events, changes] = [this.#events, this.#changes];
    try {
      if (clock.isOld()) {
        await clock.read();
        for (const each of [events, changes]) each.clockIs(clock.now());
      }
      const [read, changed] = await Promise.all([
        readUnknown(this.#dependencies.events, {
          from: events.from(performance.now()),
          known: events.known,
          limit: MOST_EVENTS,
        }),
        this.#readChanges(changes),
      ]);
      // Somebody began to listen in between.
      if (this.#events !== events) return await this.next();
      events.read(read.times, performance.now());
      changes.read(changed.times, performance.now());
      const leadEvents = read.documents.map((event) => toEvent(event, report));
      const isMore = read.times.size === MOST_EVENTS;
      return { news: { leadEvents, changes: changed.changes }, isMore };
    } catch (error) {
      clock.forget();
      for (const each of [events, changes]) each.interrupted(performance.now());
      throw error;
    }
  }

  #begin(): readonly [LookBack, LookBack] {
    const serverTime = this.#dependencies.clock.now();
    const now = performance.now();
    return [new LookBack(serverTime, now), new LookBack(serverTime, now)];
  }

  async #readChanges(lookBack: LookBack) {
    const found = await this.#dependencies.changes
      .find({ changedAt: { $gte: new Date(lookBack.from(performance.now())) } })
      .sort({ changedAt: 1, n: 1 })
      .hint('changedAt')
      .toArray();
    const fresh = found.filter((each) => !lookBack.known.has(keyOf(each)));
    return {
      times: new Map(fresh.map((each) => [keyOf(each), each.changedAt.getTime()])),
      changes: fresh.map(({ change }) => change).filter(isKnownChange),
    };
  }
}

const keyOf = ({ _id, n, changedAt }: LiveChangeDocument) => `${_id} ${n} ${changedAt.getTime()}`;

/** Not what a later version has written and this one does not know. */
const isKnownChange = ({ of }: LiveChange): boolean =>
  ['inbox', 'planner', 'notices', 'page', 'sync'].includes(of);
