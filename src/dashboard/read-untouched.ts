import type { LeadStatus } from '../leads/lead.ts';
import type { DashboardStore, Scope } from './dashboard-store.ts';
import { DAY_MS } from './lead-fact.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** How old untouched leads are. Each age begins at the end of the one before. */
const AGES = [
  { age: 'minutes', upToMs: 5 * MINUTE_MS },
  { age: 'hour', upToMs: HOUR_MS },
  { age: 'day', upToMs: DAY_MS },
  { age: 'week', upToMs: 7 * DAY_MS },
] as const;

/** `minutes` is up to five, `older` is more than a week. */
export type UntouchedAge = (typeof AGES)[number]['age'] | 'older';

export interface UntouchedLeads {
  readonly age: UntouchedAge;
  /** Sent at or after this; null for `older`. */
  readonly from: Date | null;
  /** Sent before this. */
  readonly to: Date;
  readonly count: number;
}

type UntouchedReads = Pick<DashboardStore, 'countUntouched' | 'countUntouchedIn' | 'sumUntouched'>;

export interface UntouchedQuery {
  readonly scopes: readonly Scope[];
  /** Stages in which nobody waits. The facts know only Won and Lost, because a team can change the others at any time. */
  readonly closed: readonly LeadStatus[];
  readonly now: Date;
}

/** Counts the untouched leads by their age. */
export async function readUntouched(
  store: UntouchedReads,
  { scopes, closed, now }: UntouchedQuery,
): Promise<readonly UntouchedLeads[]> {
  const count = async (from: Date, to: Date) =>
    (await countSpan(store, from, to, scopes)) -
    (closed.length === 0 ? 0 : await store.countUntouchedIn(closed, { from, to }, scopes));
  // Filters of the list compare whole seconds. A clock of Meta may be ahead of this one.
  const second = Math.floor(now.getTime() / 1_000) * 1_000;
  let to = new Date(second + DAY_MS);
  const byAge: UntouchedLeads[] = [];
  for (const { age, upToMs } of AGES) {
    const from = new Date(second - upToMs);
    byAge.push({ age, from, to, count: await count(from, to) });
    to = from;
  }
  return [...byAge, { age: 'older', from: null, to, count: await count(new Date(0), to) }];
}

/** Whole days come from their sheets, so that no more than two days are counted. */
async function countSpan(
  store: UntouchedReads,
  from: Date,
  to: Date,
  scopes: readonly Scope[],
): Promise<number> {
  const first = Math.ceil(from.getTime() / DAY_MS);
  const end = Math.floor(to.getTime() / DAY_MS);
  if (first >= end) return store.countUntouched(from, to, scopes);
  const before = await store.countUntouched(from, new Date(first * DAY_MS), scopes);
  const between = await store.sumUntouched(first, end - 1, scopes);
  return before + between + (await store.countUntouched(new Date(end * DAY_MS), to, scopes));
}
