import type { Collection, Filter } from 'mongodb';
import type { LeadConditions } from '../../list-leads.ts';
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
  /** Whole prefixes of which a lead has one, or the first letters of terms. */
  readonly texts: readonly string[];
}

/**
 * Decides how to search. The index is read for the rarest condition, and the others are compared in what it finds.
 * What an index does not give in the order of the list must be sorted, so it is read only if it finds few.
 *
 * @param orderIndex the index of the order of the list
 */
export function createSearchOf(
  leads: Collection<LeadDocument>,
): (conditions: LeadConditions, orderIndex: string) => Promise<Search> {
  const countOf = createCountOf(leads);
  return async ({ groups, words }, orderIndex) => {
    const conditions = conditionsOf({ groups, words });
    if (conditions.length === 0) return { filter: {}, hint: orderIndex };
    const isByPosition = orderIndex === 'position';
    const isInOrder = ({ hint, texts }: Condition) =>
      isByPosition && hint === 'prefixes_position' && texts.length === 1;
    const [only] = conditions;
    if (conditions.length === 1 && only && isInOrder(only))
      return { filter: filterOf(only), hint: only.hint };
    const sorted = await rarestFirst(conditions, countOf);
    const [rarest] = sorted;
    const first =
      rarest && rarest.count < MOST_COUNTED ? rarest : sorted.find((each) => isInOrder(each));
    const rest = sorted.filter((each) => each !== first);
    // The server takes the bounds of the index from the first condition.
    const all = first ? [first, ...rest] : rest;
    return { filter: { $and: all.map(filterOf) }, hint: first?.hint ?? orderIndex };
  };
}

/**
 * What a lead must have, in the order in which an index is preferred if all are common: a word is mostly rarer
 * than a filter. A long word is found by its first letters too, in the order of the positions.
 */
function conditionsOf({ groups, words }: Pick<LeadConditions, 'groups' | 'words'>): Condition[] {
  const long = words.filter(isLongerThanPrefix);
  const prefixes = [...new Set(words.map(prefixOf))].map((prefix) => [prefix]);
  return [
    ...[...prefixes, ...groups].map((texts) => ({ hint: 'prefixes_position', texts }) as const),
    ...long.map((text) => ({ hint: 'terms_position', texts: [text] }) as const),
  ];
}

const filterOf = ({ hint, texts: [text = '', ...others] }: Condition): Filter<LeadDocument> => {
  if (hint === 'terms_position') return beginsWith(text);
  return others.length > 0 ? { prefixes: { $in: [text, ...others] } } : { prefixes: text };
};

type CountOf = (condition: Condition) => Promise<number>;

async function rarestFirst(conditions: readonly Condition[], countOf: CountOf) {
  const counted = conditions.map(async (each) => ({ ...each, count: await countOf(each) }));
  return (await Promise.all(counted)).toSorted((a, b) => a.count - b.count);
}

/** Counts what an index finds, up to `MOST_COUNTED`, and remembers it for the next page. */
function createCountOf(leads: Collection<LeadDocument>): CountOf {
  const known = new Map<string, { readonly count: number; readonly at: number }>();
  return async (condition) => {
    const { hint, texts } = condition;
    const key = `${hint} ${texts.join(' ')}`;
    const last = known.get(key);
    if (last && performance.now() - last.at < COUNT_VALID_MS) return last.count;
    const count = await leads.countDocuments(filterOf(condition), { hint, limit: MOST_COUNTED });
    if (known.size >= MOST_COUNTS) known.clear();
    known.set(key, { count, at: performance.now() });
    return count;
  };
}

const beginsWith = (word: string): Filter<LeadDocument> => ({
  terms: { $elemMatch: { $gte: word, $lt: word + LAST_LETTER } },
});
