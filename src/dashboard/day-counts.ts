import { addDuration, addHistogram, emptyHistogram, type Histogram } from './histogram.ts';
import { DAY_MS, type LeadFact } from './lead-fact.ts';
import { responseMs } from '../leads/response-time.ts';
import type { WorkingTime } from './working-hours.ts';

/** By what the dashboard counts leads per day. */
export const DIMENSIONS = ['source', 'connection', 'form', 'campaign'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Every zone of today is a multiple of a quarter of an hour away from UTC. */
export const SLOT_MS = 15 * 60_000;

/** How long leads waited for their first contact. */
export interface ContactTimes {
  /** The leads whose time counts; see `LeadFact.clockFrom`. */
  leads: number;
  /** Of these, whom the team has reached. */
  contacted: number;
  wall: Histogram;
  /** In working hours alone. */
  working: Histogram;
}

/** Counts by a value, such as the id of a campaign. */
type Counts = Record<string, number>;

/** What is counted of the leads that were sent on one UTC day. */
export interface DayCounts {
  /** Leads that a list shows. All other counts are of these. */
  leads: number;
  /** Leads whose person was erased. They are in no other count, because no list shows them. */
  erased: number;
  contacted: number;
  untouched: number;
  /** Leads by value, and by the quarter of an hour of the UTC day. */
  slots: Record<Dimension, Record<string, Counts>>;
  /** Names of connections, forms and campaigns, by id. */
  names: Record<Exclude<Dimension, 'source'>, Record<string, string>>;
  statuses: Counts;
  /** Leads with a reason why they were lost, by status and reason. The reader decides which statuses mean lost. */
  lostReasons: Record<string, Counts>;
  times: ContactTimes;
  /** By the id of the owner; '' for leads that nobody owns. */
  timesByOwner: Record<string, ContactTimes>;
  /** By the id of the campaign; '' for leads without one. */
  timesByCampaign: Record<string, ContactTimes>;
}

const emptyTimes = (): ContactTimes => ({
  leads: 0,
  contacted: 0,
  wall: emptyHistogram(),
  working: emptyHistogram(),
});

/** An object without a prototype: a value may be `__proto__`. */
const table = <Value>(): Record<string, Value> => Object.create(null) as Record<string, Value>;

export const emptyCounts = (): DayCounts => ({
  leads: 0,
  erased: 0,
  contacted: 0,
  untouched: 0,
  slots: { source: table(), connection: table(), form: table(), campaign: table() },
  names: { connection: table(), form: table(), campaign: table() },
  statuses: table(),
  lostReasons: table(),
  times: emptyTimes(),
  timesByOwner: table(),
  timesByCampaign: table(),
});

/** What a connection is called in filters and counts: a Page, or the Instagram account of a Page. */
export const connectionOf = ({ pageId, source }: Pick<LeadFact, 'pageId' | 'source'>): string =>
  pageId === '' ? '' : `${pageId}:${source}`;

/** Adds one lead to the counts of its day. */
export function countFact(counts: DayCounts, fact: LeadFact, workingTime: WorkingTime): void {
  if (fact.isErased) {
    counts.erased += 1;
    return;
  }
  counts.leads += 1;
  if (fact.firstContactedAt) counts.contacted += 1;
  if (fact.isUntouched) counts.untouched += 1;
  countSlots(counts, fact);
  raise(counts.statuses, fact.status);
  if (fact.lostReason !== '')
    raise(entryOf(counts.lostReasons, fact.status, table<number>), fact.lostReason);
  for (const times of [
    counts.times,
    entryOf(counts.timesByOwner, fact.ownerId ?? '', emptyTimes),
    entryOf(counts.timesByCampaign, fact.campaignId, emptyTimes),
  ])
    countTime(times, fact, workingTime);
}

function countSlots({ slots, names }: DayCounts, fact: LeadFact): void {
  const slot = Math.floor((fact.createdAt.getTime() % DAY_MS) / SLOT_MS);
  const connection = connectionOf(fact);
  const values = { source: fact.source, connection, form: fact.formId, campaign: fact.campaignId };
  for (const dimension of DIMENSIONS)
    raise(entryOf(slots[dimension], values[dimension], table<number>), String(slot));
  if (fact.pageName !== '') names.connection[connection] = fact.pageName;
  if (fact.formName !== '') names.form[fact.formId] = fact.formName;
  if (fact.campaignName !== '') names.campaign[fact.campaignId] = fact.campaignName;
}

function countTime(times: ContactTimes, fact: LeadFact, workingTime: WorkingTime): void {
  const { clockFrom, firstContactedAt } = fact;
  if (!clockFrom) return;
  times.leads += 1;
  if (!firstContactedAt) return;
  times.contacted += 1;
  addDuration(times.wall, responseMs(clockFrom, firstContactedAt));
  addDuration(times.working, workingTime(clockFrom, firstContactedAt));
}

/** Adds all but `slots` of one day to a sum of days; see `addSlots`. */
export function addCounts(sum: DayCounts, day: DayCounts): void {
  sum.leads += day.leads;
  sum.erased += day.erased;
  sum.contacted += day.contacted;
  sum.untouched += day.untouched;
  for (const dimension of ['connection', 'form', 'campaign'] as const)
    Object.assign(sum.names[dimension], day.names[dimension]);
  addTable(sum.statuses, day.statuses);
  for (const [status, reasons] of Object.entries(day.lostReasons))
    addTable(entryOf(sum.lostReasons, status, table<number>), reasons);
  addTimes(sum.times, day.times);
  for (const by of ['timesByOwner', 'timesByCampaign'] as const)
    for (const [id, times] of Object.entries(day[by]))
      addTimes(entryOf(sum[by], id, emptyTimes), times);
}

function addTimes(sum: ContactTimes, times: ContactTimes): void {
  sum.leads += times.leads;
  sum.contacted += times.contacted;
  addHistogram(sum.wall, times.wall);
  addHistogram(sum.working, times.working);
}

function addTable(sum: Counts, counts: Counts): void {
  for (const [key, count] of Object.entries(counts)) raise(sum, key, count);
}

function raise(counts: Counts, key: string, by = 1): void {
  counts[key] = (counts[key] ?? 0) + by;
}

function entryOf<Value>(entries: Record<string, Value>, key: string, create: () => Value): Value {
  const entry = entries[key] ?? create();
  entries[key] = entry;
  return entry;
}
