import type { Collection, Filter } from 'mongodb';
import type { LeadQuery, LeadStore } from '../../../leads/lead-store.ts';
import { querySearchTerms } from '../../../leads/search-terms.ts';
import { filterTerm } from '../../lead-terms.ts';
import type { ReportOddValue } from '../../odd-values.ts';
import { readPosition } from '../../read-position.ts';
import { toLead, WITHOUT_SEARCH, type LeadDocument } from './lead-document.ts';
import { isLongerThanPrefix, prefixOf } from './lead-prefixes.ts';

const FIRST_POSITION = 2 ** 53 - 1;

/** Terms are counted up to this, which is enough to find the rarest. */
const MOST_COUNTED = 2_000;

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

async function searchOf(
  leads: Collection<LeadDocument>,
  { status, source }: LeadQuery,
  words: readonly string[],
): Promise<Search> {
  const filters = [status, source].filter((value) => value !== undefined).map(filterTerm);
  const prefixes = [...new Set([...filters, ...words.map(prefixOf)])];
  const ranges = words
    .filter(isLongerThanPrefix)
    .map((word) => ({ terms: { $elemMatch: { $gte: word, $lt: word + LAST_LETTER } } }));
  return {
    filter: {
      prefixes: { $all: await rarestFirst(leads, prefixes) },
      ...(ranges.length > 0 && { $and: ranges }),
    },
    hint: 'prefixes_position',
  };
}

/** The index is read for the first term, and the others are compared in what it finds. */
async function rarestFirst(
  leads: Collection<LeadDocument>,
  prefixes: readonly string[],
): Promise<readonly string[]> {
  if (prefixes.length < 2) return prefixes;
  const counted = await Promise.all(
    prefixes.map(async (prefix) => ({
      prefix,
      count: await leads.countDocuments(
        { prefixes: prefix },
        { hint: 'prefixes_position', limit: MOST_COUNTED },
      ),
    })),
  );
  return counted.toSorted((a, b) => a.count - b.count).map(({ prefix }) => prefix);
}
