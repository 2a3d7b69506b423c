import type { Collection, Filter } from 'mongodb';
import type { LeadQuery, LeadStore } from '../../../leads/lead-store.ts';
import { querySearchTerms } from '../../../leads/search-terms.ts';
import { filterTerm } from '../../lead-terms.ts';
import type { ReportOddValue } from '../../odd-values.ts';
import { readPosition } from '../../read-position.ts';
import { toLead, WITHOUT_SEARCH, type LeadDocument } from './lead-document.ts';
import { isLongerThanPrefix, prefixOf } from './lead-prefixes.ts';

const FIRST_POSITION = 2 ** 53 - 1;

/** Leads are counted up to this, which is enough to find the rarest condition. */
const MOST_COUNTED = 1_000;

/** Above every term that begins with a word. */
const LAST_LETTER = '\u{10FFFF}';

/** Lists and searches leads, the newest first. */
export function createListLeads(
  leads: Collection<LeadDocument>,
  report: ReportOddValue,
): LeadStore['list'] {
  return async (query) => {
    const position = {
      $lt: query.cursor === undefined ? FIRST_POSITION : readPosition(query.cursor),
    };
    const words = querySearchTerms(query.q ?? '');
    const isUnfindable = (query.q ?? '').trim() !== '' && words.length === 0;
    if (isUnfindable) return { leads: [], nextCursor: undefined };
    const { filter, hint } =
      words.length > 0 ? await searchOf(leads, query, words) : filterOf(query);
    // One more than asked for tells whether a next page exists.
    const found = await leads
      .find({ ...filter, position })
      .project<LeadDocument>(WITHOUT_SEARCH)
      .sort({ position: -1 })
      .hint(hint)
      .limit(query.limit + 1)
      .toArray();
    const page = found.slice(0, query.limit);
    const last = page.at(-1);
    return {
      leads: page.map((document) => toLead(document, report)),
      nextCursor: found.length > query.limit && last ? String(last.position) : undefined,
    };
  };
}

interface Search {
  readonly filter: Filter<LeadDocument>;
  /** The name of the index that answers it in the order of the list. */
  readonly hint: string;
}

function filterOf({ status, source }: LeadQuery): Search {
  if (status !== undefined && source !== undefined)
    return { filter: { status, source }, hint: 'status_source_position' };
  if (status !== undefined) return { filter: { status }, hint: 'status_position' };
  if (source !== undefined) return { filter: { source }, hint: 'source_position' };
  return { filter: {}, hint: 'position' };
}

/** One thing that a lead must have, as an index finds it. */
interface Condition {
  readonly filter: Filter<LeadDocument>;
  readonly hint: 'prefixes_position' | 'terms_position';
  /** At most `MOST_COUNTED`. */
  readonly count: number;
}

/**
 * The index is read for the rarest condition, and the others are compared in what it finds. Leads with one of
 * many terms come sorted by term, not by time, so that index is read only if it finds few.
 */
async function searchOf(
  leads: Collection<LeadDocument>,
  { status, source }: LeadQuery,
  words: readonly string[],
): Promise<Search> {
  const filters = [status, source].filter((value) => value !== undefined).map(filterTerm);
  const [long, short] = [words.filter(isLongerThanPrefix), words.filter(isPrefix)];
  const prefixes = [...new Set([...filters, ...short])];
  const [rarest] = (
    await Promise.all([
      ...prefixes.map((prefix) => countPrefix(leads, prefix)),
      ...long.map((word) => countTerms(leads, word)),
    ])
  ).toSorted((a, b) => a.count - b.count);
  if (rarest?.hint === 'terms_position' && rarest.count < MOST_COUNTED)
    return {
      filter: {
        ...rarest.filter,
        ...(prefixes.length > 0 && { prefixes: { $all: prefixes } }),
        ...(long.length > 1 && { $and: long.map(beginsWith) }),
      },
      hint: rarest.hint,
    };
  const all = [...prefixes, ...long.map(prefixOf)];
  const first = rarest?.hint === 'prefixes_position' ? [rarest.filter['prefixes'] as string] : [];
  return {
    filter: {
      prefixes: { $all: [...new Set([...first, ...all])] },
      ...(long.length > 0 && { $and: long.map(beginsWith) }),
    },
    hint: 'prefixes_position',
  };
}

const isPrefix = (word: string): boolean => !isLongerThanPrefix(word);

const beginsWith = (word: string): Filter<LeadDocument> => ({
  terms: { $elemMatch: { $gte: word, $lt: word + LAST_LETTER } },
});

const countPrefix = (leads: Collection<LeadDocument>, prefix: string): Promise<Condition> =>
  countOf(leads, { prefixes: prefix }, 'prefixes_position');

const countTerms = (leads: Collection<LeadDocument>, word: string): Promise<Condition> =>
  countOf(leads, beginsWith(word), 'terms_position');

async function countOf(
  leads: Collection<LeadDocument>,
  filter: Filter<LeadDocument>,
  hint: Condition['hint'],
): Promise<Condition> {
  return { filter, hint, count: await leads.countDocuments(filter, { hint, limit: MOST_COUNTED }) };
}
