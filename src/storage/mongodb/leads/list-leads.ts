import type { Collection } from 'mongodb';
import type { LeadQuery, LeadStore } from '../../../leads/lead-store.ts';
import { querySearchTerms } from '../../../leads/search-terms.ts';
import type { ReportOddValue } from '../../odd-values.ts';
import { readPosition } from '../../read-position.ts';
import { toLead, WITHOUT_SEARCH, type LeadDocument } from './lead-document.ts';
import { createSearchOf, type Search } from './search-leads.ts';

const FIRST_POSITION = 2 ** 53 - 1;

/** Lists and searches leads, the newest first. */
export function createListLeads(
  leads: Collection<LeadDocument>,
  report: ReportOddValue,
): LeadStore['list'] {
  const searchOf = createSearchOf(leads);
  return async (query) => {
    const position = {
      $lt: query.cursor === undefined ? FIRST_POSITION : readPosition(query.cursor),
    };
    const words = querySearchTerms(query.q ?? '');
    const isUnfindable = (query.q ?? '').trim() !== '' && words.length === 0;
    if (isUnfindable) return { leads: [], nextCursor: undefined };
    const { filter, hint } = words.length > 0 ? await searchOf(query, words) : filterOf(query);
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

function filterOf({ status, source }: LeadQuery): Search {
  if (status !== undefined && source !== undefined)
    return { filter: { status, source }, hint: 'status_source_position' };
  if (status !== undefined) return { filter: { status }, hint: 'status_position' };
  if (source !== undefined) return { filter: { source }, hint: 'source_position' };
  return { filter: {}, hint: 'position' };
}
