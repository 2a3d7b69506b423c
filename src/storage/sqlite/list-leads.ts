import type { DatabaseSync } from 'node:sqlite';
import type { LeadFilters } from '../../leads/lead-filters.ts';
import type { LeadStore } from '../../leads/lead-store.ts';
import { hasTerms } from '../has-terms.ts';
import {
  conditionsOf,
  listLeads,
  pageOf,
  type LeadConditions,
  type ListPart,
  type PlacedLead,
} from '../list-leads.ts';
import { LIST_ORDERS } from '../list-order.ts';
import { listValues } from '../list-values.ts';
import type { ReportOddValue } from '../odd-values.ts';
import * as column from './columns.ts';
import { createExpandWords } from './expand-words.ts';
import { toLead } from './lead-row.ts';
import { matchOf, type Statement } from './list-conditions.ts';
import { countStatement, listStatement } from './list-statement.ts';
import { createNextTerm } from './next-term.ts';
import { createReadOrdered, keyOf, needsSorting, type OrderedLeadsParts } from './ordered-leads.ts';
import { plainStatement } from './plain-statement.ts';
import { MOST_RARE, rareStatement } from './rare-word.ts';
import { readRows } from './read-rows.ts';
import type { ReadingThread } from './search/reading-thread.ts';

/** Counting more than this is done in the thread. */
const LONG_COUNT = 5_000;

export interface ListLeadsParts extends Pick<OrderedLeadsParts, 'mostSorted' | 'mostCompared'> {
  readonly report: ReportOddValue | undefined;
  readonly thread: ReadingThread | undefined;
}

/**
 * Lists and counts leads. What FTS5 finds, and what must be sorted, is read in a thread of its own, because it can
 * take long in a large list.
 */
export function createListLeads(
  database: DatabaseSync,
  { report, thread, ...limits }: ListLeadsParts,
): Pick<LeadStore, 'list' | 'count' | 'listValues'> {
  const nextTerm = createNextTerm(database);
  const read = async (statement: Statement, isLong: boolean) =>
    (isLong ? await thread?.all(statement.sql, statement.values) : undefined) ??
    readRows(database, statement);
  const toPlaced = (row: column.Row, part: Pick<ListPart, 'order'>): PlacedLead => ({
    lead: toLead(row, report),
    position: column.integer(row, 'position'),
    ...(part.order.key !== 'position' && { key: keyOf(row, part) }),
  });
  /** Leads with a rare word that have all other terms too; undefined if no word is rare. */
  const readRare = async (part: LeadConditions & Pick<ListPart, 'order'>) => {
    const statement = rareStatement(part);
    const rows = statement && (await read(statement, true));
    if (!rows || rows.length > MOST_RARE) return undefined;
    return rows.map((row) => toPlaced(row, part)).filter(({ lead }) => hasTerms(lead, part));
  };
  const expand = createExpandWords(nextTerm);
  const countUpTo = async (conditions: LeadConditions, most: number) => {
    const isLong = most > LONG_COUNT || needsThread(conditions);
    const [row] = await read(countStatement(conditions, most), isLong);
    return column.integer(row ?? {}, 'count');
  };
  const readOrdered = createReadOrdered({ read, countUpTo, ...limits });
  const readPart = async (part: ListPart, query: LeadFilters = {}) => {
    const plain = plainStatement(query, part);
    if (plain) return (await read(plain, false)).map((row) => toPlaced(row, part));
    const rare = await readRare(part);
    if (rare) return pageOf(rare, part);
    const expanded = await expand(part);
    const rows = needsSorting(expanded)
      ? await readOrdered(expanded, query)
      : await read(listStatement(expanded), needsThread(part));
    return rows.map((row) => toPlaced(row, part));
  };

  return {
    list: (query) => listLeads(query, (part) => readPart(part, query)),
    listValues: (field, visibleTo) =>
      listValues({ field, visibleTo }, { nextTerm, read: (part) => readPart(part) }),
    count: async (filters, most) => {
      const conditions = conditionsOf(filters);
      if (!conditions) return 0;
      const rare = await readRare({ ...conditions, order: LIST_ORDERS.newest });
      return rare ? Math.min(rare.length, most) : countUpTo(await expand(conditions), most);
    },
  };
}

/** Whether FTS5 or a table of another kind is read, which can take long. */
export const needsThread = (conditions: LeadConditions): boolean =>
  matchOf(conditions) !== undefined || conditions.overdueAt !== undefined;
