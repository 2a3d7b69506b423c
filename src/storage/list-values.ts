import { setImmediate as giveWay } from 'node:timers/promises';
import type { LeadValue, LeadValues, ValueField } from '../leads/lead-values.ts';
import { afterTerm, termGroupsOf, termRangeOf, valueOfTerm } from './lead-terms.ts';
import { LAST_POSITION, type ListPart, type PlacedLead } from './list-leads.ts';
import { LIST_ORDERS } from './list-order.ts';

/** How many values are read. Tags of a file may be a different one for each lead. */
const MOST_VALUES = 1_000;

/** How many leads are read at the same time. */
const LEADS_AT_ONCE = 20;

export interface ValueReads {
  /** The first search term from `first` on and before `end` that a lead has. */
  nextTerm(first: string, end: string): Promise<string | undefined>;
  /** A part of the list, as for `listLeads`. */
  read(part: ListPart): Promise<readonly PlacedLead[]>;
}

/**
 * The values of a filter. The index of the search terms has each of them once, so it is read from one term to the next.
 * A value counts if a lead that the person sees has it: the newest one says how it is called.
 */
export async function listValues(
  { field, visibleTo }: { readonly field: ValueField; readonly visibleTo: string | undefined },
  { nextTerm, read }: ValueReads,
): Promise<LeadValues> {
  const { terms, isMore } = await listTerms(field, nextTerm);
  const seen = termGroupsOf({ visibleTo });
  const valueOf = async (term: string): Promise<LeadValue | undefined> => {
    const [found] = await read({
      groups: [[term], ...seen],
      words: [],
      first: 0,
      end: LAST_POSITION,
      overdueAt: undefined,
      order: LIST_ORDERS.newest,
      after: undefined,
      limit: 1,
    });
    return found && valueOfTerm(field, found.lead, term);
  };
  const values: LeadValue[] = [];
  for (let start = 0; start < terms.length; start += LEADS_AT_ONCE) {
    const some = await Promise.all(terms.slice(start, start + LEADS_AT_ONCE).map(valueOf));
    values.push(...some.filter((value) => value !== undefined));
  }
  return { values, isMore };
}

async function listTerms(field: ValueField, nextTerm: ValueReads['nextTerm']) {
  const { first, end } = termRangeOf(field);
  const terms: string[] = [];
  let term = await nextTerm(first, end);
  while (term !== undefined && terms.length < MOST_VALUES) {
    terms.push(term);
    if (terms.length % LEADS_AT_ONCE === 0) await giveWay();
    term = await nextTerm(afterTerm(term), end);
  }
  return { terms, isMore: term !== undefined };
}
