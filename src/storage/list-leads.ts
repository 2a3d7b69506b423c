import type { LeadFilters } from '../leads/lead-filters.ts';
import type { LeadPage, LeadQuery } from '../leads/lead-store.ts';
import type { Lead } from '../leads/lead.ts';
import { querySearchTerms } from '../leads/search-terms.ts';
import { positionAt } from './lead-position.ts';
import { termGroupsOf, TOUCHED, UNTOUCHED } from './lead-terms.ts';
import {
  LIST_ORDERS,
  readListCursor,
  writeListCursor,
  type ListOrder,
  type ListPlace,
} from './list-order.ts';

/** Above every position. */
export const LAST_POSITION = 2 ** 53 - 1;

/** The terms that a lead of each part must also have. */
type Parts = readonly (readonly (readonly string[])[])[];
const WHOLE: Parts = [[]];
const WAITING_PARTS: Parts = [[[UNTOUCHED]], [[TOUCHED]]];

/** Which leads an engine finds. */
export interface LeadConditions {
  /** A lead must have a term of each group. */
  readonly groups: readonly (readonly string[])[];
  /** For each word, a lead must have a term that begins with it. */
  readonly words: readonly string[];
  /** Positions from `first` on, before `end`. */
  readonly first: number;
  readonly end: number;
  /** The lead must have an open task that was due before this time. */
  readonly overdueAt: Date | undefined;
}

/** A part of a list that an engine reads. */
export interface ListPart extends LeadConditions {
  readonly order: ListOrder;
  /** Only leads after this place. */
  readonly after: ListPlace | undefined;
  readonly limit: number;
}

/** A lead as an engine has read it. */
export interface PlacedLead {
  readonly lead: Lead;
  readonly position: number;
  readonly key?: number | string | undefined;
}

/** @returns undefined if no lead can match: a search of symbols alone has no word that could be found */
export function conditionsOf(filters: LeadFilters): LeadConditions | undefined {
  const { q = '', from, to, overdueAt } = filters;
  const words = querySearchTerms(q);
  if (q.trim() !== '' && words.length === 0) return undefined;
  return {
    groups: termGroupsOf(filters),
    words,
    first: from ? positionAt(from) : 0,
    end: to ? positionAt(to) : LAST_POSITION,
    overdueAt,
  };
}

/**
 * The same part with the place after which it begins as a limit of its positions, if it has their order. Of two limits
 * for one column SQLite looks up only one: it would begin at the top of the list and compare every lead before the page.
 */
export function narrow(part: ListPart): ListPart {
  const { order, after, first, end } = part;
  if (order.key !== 'position' || !after) return part;
  return order.isDescending
    ? { ...part, after: undefined, end: Math.min(end, after.position) }
    : { ...part, after: undefined, first: Math.max(first, after.position + 1) };
}

/** The page of a part, of all leads that match. */
export function pageOf(matches: readonly PlacedLead[], part: ListPart): readonly PlacedLead[] {
  const { order, after, limit } = part;
  const sign = order.isDescending ? -1 : 1;
  const compare = (one: Place, other: Place) => sign * comparePlaces(one, other);
  return matches
    .filter((each) => !after || compare(each, after) > 0)
    .toSorted(compare)
    .slice(0, limit);
}

type Place = Pick<ListPlace, 'key' | 'position'>;

const comparePlaces = (one: Place, other: Place): number =>
  compareKeys(one.key, other.key) || one.position - other.position;

/** As every engine does: names by their code points. */
const compareKeys = (one: Place['key'] = 0, other: Place['key'] = 0): number =>
  typeof one === 'number' && typeof other === 'number'
    ? one - other
    : Buffer.compare(Buffer.from(String(one)), Buffer.from(String(other)));

/**
 * One page of a list. The list of those that wait longest has two parts, each with the oldest lead first: those
 * who wait, and all others.
 *
 * @param read one part of the list, at most `limit` leads
 * @throws the `invalid-cursor` error
 */
export async function listLeads(
  query: LeadQuery,
  read: (part: ListPart) => Promise<readonly PlacedLead[]>,
): Promise<LeadPage> {
  const { sort = 'newest', limit } = query;
  const after = query.cursor === undefined ? undefined : readListCursor(sort, query.cursor);
  const conditions = conditionsOf(query);
  if (!conditions) return { leads: [], nextCursor: undefined };
  const parts = sort === 'waiting' ? WAITING_PARTS : WHOLE;
  const found: (PlacedLead & { readonly part: number })[] = [];
  for (const [part, groups] of parts.entries()) {
    if (part < (after?.part ?? 0) || found.length > limit) continue;
    const leads = await read({
      ...conditions,
      groups: [...conditions.groups, ...groups],
      order: LIST_ORDERS[sort],
      after: after?.part === part ? after : undefined,
      // One more than asked for tells whether a next page exists.
      limit: limit + 1 - found.length,
    });
    found.push(...leads.map((lead) => ({ ...lead, part })));
  }
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    leads: page.map(({ lead }) => lead),
    nextCursor: found.length > limit && last ? writeListCursor(sort, last) : undefined,
  };
}
