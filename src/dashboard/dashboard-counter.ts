import type { LeadEventStore } from '../leads/lead-event-store.ts';
import { countDay } from './count-days.ts';
import type { CountingState, DashboardStore } from './dashboard-store.ts';
import { createWorkingTime, type WorkingHours } from './working-hours.ts';

/** Raise it if `toFact` changes, so that the facts of all leads are made again. */
const FACTS_VERSION = 2;

/** Raise it if `DayCounts` changes, so that all days are counted again. */
const COUNTS_VERSION = 1;

/** How many facts are made together. Other requests wait that long. */
const LEADS_AT_ONCE = 50;

/** How many existing leads one call takes: after each call, the schedule rests for longer than the call took. */
const LEADS_PER_CALL = 1_000;

const EVENTS_AT_ONCE = 500;

export interface DashboardCounterParts {
  readonly store: DashboardStore;
  readonly events: Pick<LeadEventStore, 'listAfter' | 'lastPosition'>;
  /** Unique over all processes. */
  readonly processName: string;
  readonly readHours: () => Promise<WorkingHours>;
  /** Whether this process may still count. */
  readonly mayCount: () => Promise<boolean>;
  /** Lets requests that wait go first. */
  readonly giveWay: () => Promise<void>;
  /** How many existing leads one call takes; for tests. */
  readonly leadsPerCall?: number;
}

/**
 * Brings the numbers of the dashboard up to date with the leads: makes the facts of leads that have changed, and
 * counts their days again. It may stop at any point. The next call continues there. A call takes a part of the work, which
 * is small.
 *
 * @returns whether it has done all there was to do
 */
export type CountDashboard = () => Promise<boolean>;

export function createCountDashboard(parts: DashboardCounterParts): CountDashboard {
  const { store, events, processName, readHours, mayCount, giveWay } = parts;
  const { leadsPerCall = LEADS_PER_CALL } = parts;

  /** Stores the next state. @returns undefined if another process counts now */
  const save = async (
    state: CountingState,
    change: Partial<CountingState>,
  ): Promise<CountingState | undefined> => {
    const next = { ...state, ...change, seq: state.seq + 1 };
    return (await mayCount()) && (await store.writeState(next)) ? next : undefined;
  };

  /** The stored state, made ready for this version and these working hours. */
  const begin = async (hours: WorkingHours): Promise<CountingState | undefined> => {
    const found = await store.readState();
    // A process that was suspended may still write sheets under the number that it knows.
    const isTaken = found && found.holder !== processName;
    const stored = isTaken ? await save(found, { holder: processName }) : found;
    if (isTaken && !stored) return undefined;
    const method = JSON.stringify([COUNTS_VERSION, hours]);
    if (stored?.factsVersion === FACTS_VERSION && stored.method === method) return stored;
    if (stored?.factsVersion === FACTS_VERSION)
      return save(stored, { method, openDays: await store.listDays() });
    // A change after this position is read again, even if the facts include it already.
    const position = await events.lastPosition();
    return save(stored ?? NOTHING, {
      holder: processName,
      factsVersion: FACTS_VERSION,
      method,
      position,
      leadCursor: '',
      isComplete: false,
    });
  };

  /** Makes the facts of the next existing leads, which happens once for each. */
  const takeExisting = async (state: CountingState, from: string): Promise<void> => {
    let cursor: string | undefined = from;
    for (let left = leadsPerCall; left > 0 && cursor !== undefined; left -= LEADS_AT_ONCE) {
      cursor = (await store.takeAllFacts(cursor, Math.min(left, LEADS_AT_ONCE))).cursor;
      await giveWay();
    }
    const openDays = cursor === undefined ? await store.listDays() : state.openDays;
    await save(state, { leadCursor: cursor, openDays });
  };

  /** Makes the facts of leads that have changed. @returns undefined if nothing has changed */
  const takeChanged = async (state: CountingState) => {
    const page = await events.listAfter(state.position, EVENTS_AT_ONCE);
    if (page.events.length === 0) return { state, isLast: true };
    const leadIds = [...new Set(page.events.map(({ leadId }) => leadId))];
    const days = new Set(state.openDays);
    for (let at = 0; at < leadIds.length; at += LEADS_AT_ONCE)
      for (const day of await store.takeFacts(leadIds.slice(at, at + LEADS_AT_ONCE))) days.add(day);
    const openDays = [...days].toSorted((one, other) => one - other);
    const saved = await save(state, { position: page.position, openDays });
    return { state: saved, isLast: page.events.length < EVENTS_AT_ONCE };
  };

  return async () => {
    const hours = await readHours();
    const begun = await begin(hours);
    if (!begun) return false;
    if (begun.leadCursor !== undefined) {
      await takeExisting(begun, begun.leadCursor);
      return false;
    }
    const taken = await takeChanged(begun);
    let current = taken.state;
    // While many leads change, their days are counted once, after the last of them.
    if (!current || !taken.isLast) return false;
    const workingTime = createWorkingTime(hours);
    const [newest] = current.openDays.slice(-1);
    if (newest !== undefined) {
      await store.replaceSheets(newest, current.seq, await countDay(store, newest, workingTime));
      const openDays = current.openDays.filter((day) => day !== newest);
      const isComplete = current.isComplete || openDays.length === 0;
      current = await save(current, { openDays, isComplete });
    } else if (!current.isComplete) current = await save(current, { isComplete: true });
    return current !== undefined && current.openDays.length === 0;
  };
}

const NOTHING: CountingState = {
  seq: 0,
  holder: '',
  factsVersion: 0,
  method: '',
  position: '',
  leadCursor: '',
  openDays: [],
  isComplete: false,
};
