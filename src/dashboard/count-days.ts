import { countFact, emptyCounts, type DayCounts } from './day-counts.ts';
import {
  scopeOfOwner,
  type DashboardStore,
  type DaySheet,
  type FactQuery,
  type Scope,
} from './dashboard-store.ts';
import { DAY_MS, HOUR_MS, type LeadFact } from './lead-fact.ts';
import type { WorkingTime } from './working-hours.ts';

/** How many facts are read and counted before other work gets its turn. */
const FACTS_AT_ONCE = 500;

/** Counts the facts of one UTC day into the sheets of the day and its hours, for all scopes. */
export async function countDay(
  store: Pick<DashboardStore, 'listFacts'>,
  day: number,
  workingTime: WorkingTime,
): Promise<readonly DaySheet[]> {
  const sheets = new Map<string, DaySheet>();
  const sheetOf = (hour: number | null, scope: Scope): DayCounts => {
    const key = `${hour} ${scope}`;
    const sheet = sheets.get(key) ?? { day, hour, scope, counts: emptyCounts() };
    sheets.set(key, sheet);
    return sheet.counts;
  };
  sheetOf(null, 'all');
  const span = { from: new Date(day * DAY_MS), to: new Date((day + 1) * DAY_MS) };
  for await (const fact of factsOf(store, span)) {
    const hour = Math.floor((fact.createdAt.getTime() % DAY_MS) / HOUR_MS);
    for (const scope of ['all', scopeOfOwner(fact.ownerId)] as const) {
      countFact(sheetOf(null, scope), fact, workingTime);
      countFact(sheetOf(hour, scope), fact, workingTime);
    }
  }
  return [...sheets.values()];
}

/** Counts the facts of a span that no sheet has, for the scopes together. */
export async function countPart(
  store: Pick<DashboardStore, 'listFacts'>,
  span: Pick<FactQuery, 'from' | 'to'>,
  scopes: readonly Scope[],
  workingTime: WorkingTime,
): Promise<DayCounts> {
  const counts = emptyCounts();
  for await (const fact of factsOf(store, span))
    if (scopes.includes('all') || scopes.includes(scopeOfOwner(fact.ownerId)))
      countFact(counts, fact, workingTime);
  return counts;
}

async function* factsOf(
  store: Pick<DashboardStore, 'listFacts'>,
  span: Pick<FactQuery, 'from' | 'to'>,
): AsyncGenerator<LeadFact> {
  let cursor: string | undefined;
  do {
    const page = await store.listFacts({ ...span, limit: FACTS_AT_ONCE, cursor });
    yield* page.facts;
    cursor = page.nextCursor;
    await new Promise((resolve) => setImmediate(resolve));
  } while (cursor !== undefined);
}
