import type { LeadConditions } from '../list-leads.ts';
import { beginningOf, MATCHES, rangeOf, type Statement } from './list-conditions.ts';
import { selectFrom } from './list-statement.ts';

/** Leads with a rare word. With more of them, the word is not rare. */
export const MOST_RARE = 100;

/**
 * Finds the leads with an e-mail address or a phone number that is searched with something else. For each word FTS5 first
 * merges all terms that begin with it, even if one lead has the other words. Among a million leads, that takes a
 * tenth of a second for a name.
 *
 * @returns undefined if there is no such word
 */
export function rareStatement(conditions: LeadConditions): Statement | undefined {
  const { groups, words, overdueAt } = conditions;
  const rare = words.find((word) => ADDRESS.test(word) || NUMBER.test(word));
  if (rare === undefined || groups.length + words.length < 2 || overdueAt) return undefined;
  const match = { sql: 'leads_search MATCH ?', values: [beginningOf(rare)] };
  const range = rangeOf(conditions, 'leads_search.rowid');
  const { sql, values } = selectFrom(MATCHES, [match, ...range]);
  return { sql: `${sql} LIMIT ?`, values: [...values, MOST_RARE + 1] };
}

/** An address has something before the `@`; what comes after it may be the company of many. */
const ADDRESS = /^[^@]+@/;
const NUMBER = /^\d{7,}$/;
