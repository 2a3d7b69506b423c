import type { Collection, Filter } from 'mongodb';
import type { LeadQuery } from '../../../leads/lead-store.ts';
import { filterTerm } from '../../lead-terms.ts';
import type { LeadDocument } from './lead-document.ts';
import { isLongerThanPrefix, prefixOf } from './lead-prefixes.ts';

/** Leads are counted up to this, which is enough to find the rarest condition. */
const MOST_COUNTED = 1_000;

/** A count only chooses an index, so it may be this old, in ms. */
const COUNT_VALID_MS = 60_000;

const MOST_COUNTS = 1_000;

/** Above every term that begins with a word. */
const LAST_LETTER = '\u{10FFFF}';

/** What to find, and how. */
export interface Search {
  readonly filter: Filter<LeadDocument>;
  /** The name of the index that answers it. */
  readonly hint: string;
}

/** One thing that a lead must have, as an index finds it. */
interface Condition {
  readonly hint: 'prefixes_position' | 'terms_position';
  /** A whole prefix, or the first letters of terms. */
  readonly text: string;
}

/**
 * Decides how to search for words. The index is read for the rarest condition, and the others are compared in
 * what it finds. Leads with one of many terms come sorted by term, not by time, so that index is read only if
 * it finds few.
 */
export function createSearchOf(
  leads: Collection<LeadDocument>,
): (query: LeadQuery, words: readonly string[]) => Promise<Search> {
  const countOf = createCountOf(leads);
  return async ({ status, source }, words) => {
    const filters = [status, source].filter((value) => value !== undefined).map(filterTerm);
    const long = words.filter(isLongerThanPrefix);
    const prefixes = [...new Set([...filters, ...words.filter((word) => !long.includes(word))])];
    const conditions: Condition[] = [
      ...prefixes.map((text) => ({ hint: 'prefixes_position', text }) as const),
      ...long.map((text) => ({ hint: 'terms_position', text }) as const),
    ];
    const isOnePrefix = long.length === 0 && prefixes.length === 1;
    const rarest = isOnePrefix ? undefined : await rarestOf(conditions, countOf);
    if (rarest?.hint === 'terms_position' && rarest.count < MOST_COUNTED)
      return {
        filter: {
          ...beginsWith(rarest.text),
          ...(prefixes.length > 0 && { prefixes: { $all: prefixes } }),
          ...(long.length > 1 && { $and: long.map(beginsWith) }),
        },
        hint: rarest.hint,
      };
    const first = rarest?.hint === 'prefixes_position' ? [rarest.text] : [];
    return {
      filter: {
        prefixes: { $all: [...new Set([...first, ...prefixes, ...long.map(prefixOf)])] },
        ...(long.length > 0 && { $and: long.map(beginsWith) }),
      },
      hint: 'prefixes_position',
    };
  };
}

type CountOf = (condition: Condition) => Promise<number>;

async function rarestOf(conditions: readonly Condition[], countOf: CountOf) {
  const counted = conditions.map(async (each) => ({ ...each, count: await countOf(each) }));
  const [rarest] = (await Promise.all(counted)).toSorted((a, b) => a.count - b.count);
  return rarest;
}

/** Counts what an index finds, up to `MOST_COUNTED`, and remembers it for the next page. */
function createCountOf(leads: Collection<LeadDocument>): CountOf {
  const known = new Map<string, { readonly count: number; readonly at: number }>();
  return async ({ hint, text }) => {
    const key = `${hint} ${text}`;
    const last = known.get(key);
    if (last && performance.now() - last.at < COUNT_VALID_MS) return last.count;
    const filter = hint === 'terms_position' ? beginsWith(text) : { prefixes: text };
    const count = await leads.countDocuments(filter, { hint, limit: MOST_COUNTED });
    if (known.size >= MOST_COUNTS) known.clear();
    known.set(key, { count, at: performance.now() });
    return count;
  };
}

const beginsWith = (word: string): Filter<LeadDocument> => ({
  terms: { $elemMatch: { $gte: word, $lt: word + LAST_LETTER } },
});
