import { countPart } from './count-days.ts';
import {
  addCounts,
  DIMENSIONS,
  emptyCounts,
  SLOT_MS,
  type DayCounts,
  type Dimension,
} from './day-counts.ts';
import type { DashboardRange } from './dashboard-range.ts';
import type { DashboardStore, Scope } from './dashboard-store.ts';
import { DAY_MS, HOUR_MS } from './lead-fact.ts';
import type { WorkingTime } from './working-hours.ts';

/** Days that are read and added up before other requests get their turn. A large one takes some milliseconds. */
const SHEETS_AT_ONCE = 8;

/** How many leads had a value, per day of the range. */
export interface DailyCounts {
  readonly total: number;
  /** One number per day. */
  readonly perDay: readonly number[];
}

/** The numbers of one range. */
export interface RangeNumbers {
  readonly range: DashboardRange;
  /** Of all days together. `slots` is empty: `daily` has it by the days of the zone. */
  readonly counts: DayCounts;
  readonly daily: Readonly<Record<Dimension, ReadonlyMap<string, DailyCounts>>>;
}

/** A UTC day, or a part of one, and what was counted of it. */
interface CountedDay {
  readonly day: number;
  readonly counts: DayCounts;
}

export type DashboardReads = Pick<DashboardStore, 'listSheets' | 'listHours' | 'listFacts'>;

/**
 * Reads the numbers of a range from the sheets. In most zones a range begins and ends inside a UTC day: there the
 * sheets of hours are read.
 */
export async function readRange(
  store: DashboardReads,
  range: DashboardRange,
  scopes: readonly Scope[],
  workingTime: WorkingTime,
): Promise<RangeNumbers> {
  const counts = emptyCounts();
  const daily: OpenDaily = {
    source: new Map(),
    connection: new Map(),
    form: new Map(),
    campaign: new Map(),
  };
  for await (const counted of countedDays(store, range, scopes, workingTime)) {
    addCounts(counts, counted.counts);
    addDaily(daily, counted, range);
  }
  return { range, counts, daily };
}

async function* countedDays(
  store: DashboardReads,
  { days }: DashboardRange,
  scopes: readonly Scope[],
  workingTime: WorkingTime,
): AsyncGenerator<CountedDay> {
  const start = days.at(0)?.start.getTime() ?? 0;
  const end = days.at(-1)?.end.getTime() ?? 0;
  const firstWhole = Math.ceil(start / DAY_MS);
  const endOfWhole = Math.floor(end / DAY_MS);
  const part = (from: number, to: number) => countedHours(store, { from, to }, scopes, workingTime);
  // Both ends are in one UTC day.
  if (firstWhole > endOfWhole) {
    yield* part(start, end);
    return;
  }
  if (start < firstWhole * DAY_MS) yield* part(start, firstWhole * DAY_MS);
  for (let day = firstWhole; day < endOfWhole; day += SHEETS_AT_ONCE) {
    yield* await store.listSheets(day, Math.min(day + SHEETS_AT_ONCE, endOfWhole) - 1, scopes);
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (end > endOfWhole * DAY_MS) yield* part(endOfWhole * DAY_MS, end);
}

/** A part of a UTC day: the sheets of its hours, and what is left at its ends in a few zones. */
async function* countedHours(
  store: DashboardReads,
  { from, to }: { readonly from: number; readonly to: number },
  scopes: readonly Scope[],
  workingTime: WorkingTime,
): AsyncGenerator<CountedDay> {
  const day = Math.floor(from / DAY_MS);
  const [first, end] = [Math.ceil(from / HOUR_MS), Math.floor(to / HOUR_MS)];
  const rest = async (begin: number, finish: number): Promise<CountedDay> => {
    const span = { from: new Date(begin), to: new Date(finish) };
    return { day, counts: await countPart(store, span, scopes, workingTime) };
  };
  if (from < first * HOUR_MS) yield await rest(from, first * HOUR_MS);
  const hours = { first: first - day * 24, last: end - 1 - day * 24 };
  yield* await store.listHours(day, hours, scopes);
  if (to > end * HOUR_MS) yield await rest(end * HOUR_MS, to);
}

/** Daily counts while they are summed up. */
type OpenDaily = Record<Dimension, Map<string, { total: number; perDay: number[] }>>;

function addDaily(daily: OpenDaily, { day, counts }: CountedDay, { days }: DashboardRange): void {
  const dayOfSlot = new Map<string, number>();
  for (const dimension of DIMENSIONS)
    for (const [value, slots] of Object.entries(counts.slots[dimension])) {
      const sum = daily[dimension].get(value) ?? { total: 0, perDay: days.map(() => 0) };
      daily[dimension].set(value, sum);
      for (const [slot, count] of Object.entries(slots)) {
        const index = dayOfSlot.get(slot) ?? findDay(days, day * DAY_MS + Number(slot) * SLOT_MS);
        dayOfSlot.set(slot, index);
        sum.total += count;
        sum.perDay[index] = (sum.perDay[index] ?? 0) + count;
      }
    }
}

/** The index of the day in which a moment is. */
function findDay(days: DashboardRange['days'], moment: number): number {
  const [from, to] = [days[0]?.start.getTime() ?? 0, days.at(-1)?.end.getTime() ?? 0];
  // Days have 23 to 25 hours, so that the guess is at most one day off.
  const guess = Math.floor(((moment - from) / (to - from)) * days.length);
  const near = [guess - 1, guess, guess + 1].find((index) => {
    const day = days[index];
    return day && day.start.getTime() <= moment && moment < day.end.getTime();
  });
  return near ?? Math.min(Math.max(guess, 0), days.length - 1);
}
