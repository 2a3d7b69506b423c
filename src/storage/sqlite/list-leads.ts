import type { DatabaseSync } from 'node:sqlite';
import { valuesOf, type LeadFilters } from '../../leads/lead-filters.ts';
import type { LeadStore } from '../../leads/lead-store.ts';
import { conditionsOf, listLeads, type LeadConditions, type ListPart } from '../list-leads.ts';
import { listValues } from '../list-values.ts';
import type { ReportOddValue } from '../odd-values.ts';
import * as column from './columns.ts';
import { toLead } from './lead-row.ts';
import {
  countStatement,
  listStatement,
  matchOf,
  needsSorting,
  withCondition,
  type Statement,
} from './list-statement.ts';
import { createNextTerm } from './next-term.ts';
import { plainStatement } from './plain-statement.ts';
import type { ReadingThread } from './search/reading-thread.ts';

/** Sorting so many takes half a second. To find those of a rare kind in an index of a million leads would take minutes. */
const MOST_SORTED = 100_000;

/** Counting more than this is done in the thread. */
const LONG_COUNT = 5_000;

export interface ListLeadsParts {
  readonly report: ReportOddValue | undefined;
  readonly thread: ReadingThread | undefined;
  /** How many matches are sorted at most. With more, the index of the order has a match soon enough. */
  readonly mostSorted?: number;
}

/**
 * Lists and counts leads. What FTS5 finds, and what must be sorted, is read in a thread of its own, because it can
 * take long in a large list.
 */
export function createListLeads(
  database: DatabaseSync,
  { report, thread, mostSorted = MOST_SORTED }: ListLeadsParts,
): Pick<LeadStore, 'list' | 'count' | 'listValues'> {
  const nextTerm = createNextTerm(database);
  const read = async ({ sql, values }: Statement, isLong: boolean) =>
    (isLong ? await thread?.all(sql, values) : undefined) ?? database.prepare(sql).all(...values);
  const countUpTo = async (conditions: LeadConditions, most: number) => {
    const isLong = most > LONG_COUNT || needsThread(conditions);
    const [row] = await read(countStatement(conditions, most), isLong);
    return column.integer(row ?? {}, 'count');
  };
  const isFew = async (part: ListPart) =>
    needsSorting(part) && (await countUpTo(part, mostSorted + 1)) <= mostSorted;
  const statementOf = async (part: ListPart, query: LeadFilters) => {
    if (!needsSorting(part)) return listStatement(part, false);
    return (await isFew(part)) ? listStatement(part, true) : columnStatement(query, part);
  };
  const readPart = async (part: ListPart, query: LeadFilters = {}) => {
    const plain = plainStatement(query, part);
    const rows = plain
      ? await read(plain, false)
      : await read(await statementOf(part, query), needsThread(part));
    return rows.map((row) => ({
      lead: toLead(row, report),
      position: column.integer(row, 'position'),
      ...(part.order.key !== 'position' && { key: keyOf(row, part) }),
    }));
  };

  return {
    list: (query) => listLeads(query, (part) => readPart(part, query)),
    listValues: (field, visibleTo) =>
      listValues({ field, visibleTo }, { nextTerm, read: (part) => readPart(part) }),
    count: async (filters, most) => {
      const conditions = conditionsOf(filters);
      return conditions ? countUpTo(conditions, most) : 0;
    },
  };
}

/** Whether FTS5 or a table of another kind is read, which can take long. */
export const needsThread = (conditions: LeadConditions): boolean =>
  matchOf(conditions) !== undefined || conditions.overdueAt !== undefined;

const keyOf = (row: column.Row, { order }: ListPart): string | number =>
  order.key === 'nameKey' ? column.text(row, 'nameKey') : column.integer(row, order.key);

/**
 * Reads the index of an order and compares each lead, with its columns if a filter has one: to look up a term of the search
 * for one lead takes far longer.
 */
function columnStatement(filters: LeadFilters, part: ListPart): Statement {
  const others = conditionsOf({ ...filters, status: undefined, source: undefined });
  const columns = { status: valuesOf(filters.status), source: valuesOf(filters.source) };
  return Object.entries(columns)
    .filter(([, values]) => values.length > 0)
    .reduce(
      (statement, [name, values]) =>
        withCondition(statement, {
          sql: `leads.${name} IN (${values.map(() => '?').join(', ')})`,
          values,
        }),
      listStatement({ ...part, groups: others?.groups ?? part.groups }, false),
    );
}
