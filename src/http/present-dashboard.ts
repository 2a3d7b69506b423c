import { LEAD_SOURCES, type LeadSource } from '../contract/lead.ts';
import type * as contract from '../contract/dashboard.ts';
import type { DashboardNumbers } from '../dashboard/dashboard.ts';
import type { ContactTimes, DayCounts } from '../dashboard/day-counts.ts';
import { percentile, type Histogram } from '../dashboard/histogram.ts';
import { reachedStages } from '../dashboard/reached-stages.ts';
import type { DailyCounts, RangeNumbers } from '../dashboard/read-range.ts';
import type { Stage } from '../pipeline/stage.ts';

/** A link to the list of leads can name this many values. The others are added up. */
const MOST_VALUES = 50;

/** What gives the numbers their words. */
interface Team {
  /** The names of its people, by id. */
  readonly userNames: ReadonlyMap<string, string>;
  /** The stages of its pipeline. */
  readonly stages: readonly Pick<Stage, 'id' | 'won' | 'lost'>[];
}

export const presentDashboard = (
  { current, previous, untouched, hours, isComplete }: DashboardNumbers,
  team: Team,
): contract.Dashboard => ({
  zone: current.range.zone,
  isComplete,
  workingHours: hours,
  current: presentNumbers(current, team),
  previous: previous ? presentNumbers(previous, team) : null,
  untouched: untouched.map(presentUntouched),
});

const presentUntouched = ({ age, from, to, count }: DashboardNumbers['untouched'][number]) => ({
  age,
  from: from?.toISOString() ?? null,
  to: to.toISOString(),
  count,
});

function presentNumbers(
  { range, counts, daily }: RangeNumbers,
  { userNames, stages }: Team,
): contract.DashboardNumbers {
  const { leads, erased, contacted, names } = counts;
  const campaignNames = new Map(Object.entries(names.campaign));
  const connections = new Map(Object.entries(names.connection));
  return {
    from: range.from,
    to: range.to,
    days: range.days.map(({ date }) => date),
    leads,
    erased,
    contacted,
    by: {
      source: toSeries(daily.source, new Map()).map((each) => ({
        ...each,
        id: each.id === null ? null : toSource(each.id),
      })),
      connection: toSeries(daily.connection, connections),
      form: toSeries(daily.form, new Map(Object.entries(names.form))),
      campaign: toSeries(daily.campaign, campaignNames),
    },
    statuses: presentStatuses(counts, stages),
    lostReasons: presentLostReasons(counts, stages),
    times: {
      all: presentTimes(counts.times),
      byOwner: presentTimesOf(counts.timesByOwner, userNames),
      byCampaign: presentTimesOf(counts.timesByCampaign, campaignNames),
    },
  };
}

/** In the order of the pipeline. Leads of a removed stage may not have been moved yet. */
function presentStatuses({ statuses, leads }: DayCounts, stages: Team['stages']) {
  const ids = stages.map(({ id }) => id);
  const others = Object.keys(statuses).filter((status) => !ids.includes(status));
  const reached = reachedStages(stages);
  const countOf = (status: string) => statuses[status] ?? 0;
  const presentReached = (ofLeads: readonly string[]) => ({
    count: ofLeads.length === 0 ? leads : ofLeads.reduce((sum, id) => sum + countOf(id), 0),
    statuses: [...ofLeads],
  });
  return [...ids, ...others].map((status) => {
    const ofLeads = reached.get(status);
    return { status, count: countOf(status), reached: ofLeads ? presentReached(ofLeads) : null };
  });
}

/** Leads that are lost without a reason have an empty one. */
function presentLostReasons({ statuses, lostReasons }: DayCounts, stages: Team['stages']) {
  const sums = new Map<string, number>();
  const add = (reason: string, count: number) => sums.set(reason, (sums.get(reason) ?? 0) + count);
  for (const { id } of stages.filter(({ lost }) => lost)) {
    const reasons = Object.entries(lostReasons[id] ?? {});
    for (const [reason, count] of reasons) add(reason, count);
    add('', (statuses[id] ?? 0) - reasons.reduce((sum, [, count]) => sum + count, 0));
  }
  return [...sums]
    .filter(([, count]) => count > 0)
    .map(([reason, count]) => ({ reason, count }))
    .toSorted((one, other) => other.count - one.count)
    .slice(0, MOST_VALUES);
}

const toSource = (id: string): LeadSource =>
  LEAD_SOURCES.find((source) => source === id) ?? 'other';

/** The values with the most leads, and the others together. */
function toSeries(
  daily: ReadonlyMap<string, DailyCounts>,
  names: ReadonlyMap<string, string>,
): contract.DashboardSeries[] {
  const sorted = [...daily].toSorted(([, one], [, other]) => other.total - one.total);
  const shown: contract.DashboardSeries[] = sorted.slice(0, MOST_VALUES).map(([id, counts]) => ({
    id,
    name: names.get(id) ?? '',
    total: counts.total,
    perDay: [...counts.perDay],
  }));
  const rest = sorted.slice(MOST_VALUES).map(([, counts]) => counts);
  if (rest.length === 0) return shown;
  const perDay = (rest[0]?.perDay ?? []).map((_, index) =>
    rest.reduce((sum, counts) => sum + (counts.perDay[index] ?? 0), 0),
  );
  const total = rest.reduce((sum, counts) => sum + counts.total, 0);
  return [...shown, { id: null, name: '', total, perDay }];
}

const presentTimesOf = (
  times: Readonly<Record<string, ContactTimes>>,
  names: ReadonlyMap<string, string>,
) =>
  Object.entries(times)
    .filter(([, { leads }]) => leads > 0)
    .map(([id, each]) => ({ id, name: names.get(id) ?? '', ...presentTimes(each) }))
    .toSorted((one, other) => other.leads - one.leads)
    .slice(0, MOST_VALUES);

const presentTimes = ({ leads, contacted, wall, working }: ContactTimes) => ({
  leads,
  contacted,
  wall: presentClock(wall),
  working: presentClock(working),
});

const presentClock = (histogram: Histogram) => ({
  medianSec: percentile(histogram, 0.5),
  p90Sec: percentile(histogram, 0.9),
  within5: histogram.within5,
  within60: histogram.within60,
});
