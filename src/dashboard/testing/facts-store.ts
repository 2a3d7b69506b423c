import { countDay } from '../count-days.ts';
import { dayOfFact, type LeadFact } from '../lead-fact.ts';
import type { DashboardReads } from '../read-range.ts';
import type { WorkingTime } from '../working-hours.ts';

/** A store that has counted these facts. It also tells how many facts were listed. */
export async function storeOf(
  facts: readonly LeadFact[],
  workingTime: WorkingTime,
): Promise<DashboardReads & { readonly listed: () => number }> {
  let listed = 0;
  const listFacts: DashboardReads['listFacts'] = async ({ from, to }) => {
    const found = facts.filter(({ createdAt }) => createdAt >= from && createdAt < to);
    listed += found.length;
    return { facts: found, nextCursor: undefined };
  };
  const days = [...new Set(facts.map(dayOfFact))].toSorted((one, other) => one - other);
  const sheets = (
    await Promise.all(days.map((day) => countDay({ listFacts }, day, workingTime)))
  ).flat();
  listed = 0;
  return {
    listFacts,
    listSheets: async (first, end, scopes) =>
      sheets.filter(
        ({ day, hour, scope }) =>
          hour === null && day >= first && day <= end && scopes.includes(scope),
      ),
    listHours: async (of, { first, last }, scopes) =>
      sheets.filter(
        ({ day, hour, scope }) =>
          day === of && hour !== null && hour >= first && hour <= last && scopes.includes(scope),
      ),
    listed: () => listed,
  };
}
