import type { LeadSort } from '../../contract/lead-list.ts';
import type { LeadPriority, LeadStatus } from '../../contract/lead.ts';
import type { View } from '../../contract/view.ts';
import { listQuery, type LeadFilters, type OneOf } from '../api/leads.ts';
import { FIRST_STAGES } from '../pipeline/first-stages.ts';
import { SOURCES } from './lead-source.ts';

/** The orders of the list. Records, so that the compiler sees that none is missing. */
const EVERY_SORT: Readonly<Record<LeadSort, true>> = {
  newest: true,
  oldest: true,
  activity: true,
  name: true,
  waiting: true,
};
export const SORTS = Object.keys(EVERY_SORT) as readonly LeadSort[];
const EVERY_PRIORITY: Readonly<Record<LeadPriority | 'none', true>> = {
  high: true,
  normal: true,
  low: true,
  none: true,
};

/** Filters of any text, and those of which a lead has one of several. */
const TEXTS = ['q', 'owner', 'tag', 'contact', 'lostReason', 'from', 'to'] as const;
const SEVERAL = ['form', 'campaign', 'connection'] as const;

/** Filters that are on or off, and that the menu of the list offers. */
export const SWITCHES = ['untouched', 'unseen', 'overdue'] as const;

/** The filters and the order in the address; what is not understood is left out. */
export function readLeadFilters(search: Record<string, unknown>): LeadFilters {
  const filters: Record<string, unknown> = {};
  for (const name of TEXTS) {
    const text = textOf(search[name]);
    if (text !== '') filters[name] = text;
  }
  for (const name of [...SWITCHES, 'untagged'])
    if (textOf(search[name]) === 'true') filters[name] = true;
  for (const name of SEVERAL) {
    const texts = [search[name]].flat().map(textOf).filter(Boolean);
    if (texts.length > 0) filters[name] = texts.length === 1 ? texts[0] : texts;
  }
  const { status, source, priority, sort } = search;
  const stages = readStatus(status);
  if (stages !== undefined) filters['status'] = stages;
  if (isOneOf(SOURCES, source)) filters['source'] = source;
  if (isOneOf(Object.keys(EVERY_PRIORITY), priority)) filters['priority'] = priority;
  if (isOneOf(SORTS, sort) && sort !== 'newest') filters['sort'] = sort;
  return filters;
}

/** The router reads ?q=0151 as a number, and ?unseen=true as a truth value. */
const textOf = (value: unknown): string =>
  ['string', 'number', 'boolean'].includes(typeof value) ? String(value).trim() : '';

/** The server knows which stages there are. The first ones may be written in any case. */
function readStatus(given: unknown): LeadStatus | LeadStatus[] | undefined {
  if (Array.isArray(given)) {
    const several = given.flatMap((each) => readStatus(each) ?? []);
    return several.length > 0 ? several : undefined;
  }
  const text = textOf(given);
  if (text === '' || text.length > 64) return undefined;
  return FIRST_STAGES.find(({ id }) => id.toLowerCase() === text.toLowerCase())?.id ?? text;
}

/** One value, or several of which a lead has one. */
const isOneOf = (known: readonly string[], given: unknown): boolean =>
  Array.isArray(given)
    ? given.length > 0 && given.every((each) => isOneOf(known, each))
    : known.some((value) => value === given);

/** Whether something hides leads; the order hides none. */
export const isNarrowed = ({ sort: _sort, ...filters }: LeadFilters): boolean =>
  Object.keys(filters).length > 0;

/** Filters with a place of their own in the toolbar. On a phone the source is in its menu. */
const IN_TOOLBAR = ['q', 'status', 'sort', 'source'];
const IN_TOOLBAR_OF_PHONE = IN_TOOLBAR.slice(0, 3);

/** The filters that the toolbar does not show. */
export const moreFilters = (filters: LeadFilters, isPhone: boolean): string[] =>
  Object.keys(filters).filter(
    (name) => !(isPhone ? IN_TOOLBAR_OF_PHONE : IN_TOOLBAR).includes(name),
  );

/** A filter of a few values of which a lead has one; undefined for none. */
export const toFilter = <Value extends string>(
  values: readonly Value[],
): OneOf<Value> | undefined => (values.length > 1 ? values : values[0]);

/** The values of such a filter. */
export const valuesOf = <Value extends string>(filter: OneOf<Value> | undefined): Value[] =>
  [filter ?? []].flat() as Value[];

/** The views whose filters and order these are. */
export const viewsWith = (views: readonly View[], filters: LeadFilters): readonly View[] => {
  const wanted = listQuery(filters);
  return views.filter(({ query }) => listQuery(filtersOfView(query)) === wanted);
};

/** The filters of a saved view, as they are in the address of the list. */
export function filtersOfView(query: string): LeadFilters {
  const search: Record<string, unknown> = {};
  const params = new URLSearchParams(query);
  for (const name of new Set(params.keys())) {
    const values = params.getAll(name);
    search[name] = values.length > 1 ? values : values[0];
  }
  return readLeadFilters(search);
}
