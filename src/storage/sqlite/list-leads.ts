import type { DatabaseSync } from 'node:sqlite';
import { valuesOf } from '../../leads/lead-filters.ts';
import type { LeadQuery, LeadStore } from '../../leads/lead-store.ts';
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
import type { ReadingThread } from './search/reading-thread.ts';

/** How many matches are sorted at most. With more, the index of the order has a match soon enough. */
const MOST_SORTED = 5_000;

export interface ListLeadsParts {
  readonly report: ReportOddValue | undefined;
  readonly thread: ReadingThread | undefined;
}

/**
 * Lists and counts leads. What FTS5 finds, and what must be sorted, is read in a thread of its own, because it can
 * take long in a large list.
 */
export function createListLeads(
  database: DatabaseSync,
  { report, thread }: ListLeadsParts,
): Pick<LeadStore, 'list' | 'count' | 'listValues'> {
  const nextTerm = createNextTerm(database);
  const read = async ({ sql, values }: Statement, isLong: boolean) =>
    (isLong ? await thread?.all(sql, values) : undefined) ?? database.prepare(sql).all(...values);
  const countUpTo = async (conditions: LeadConditions, most: number) => {
    const isLong = most > MOST_SORTED || needsThread(conditions);
    const [row] = await read(countStatement(conditions, most), isLong);
    return column.integer(row ?? {}, 'count');
  };
  const isFew = async (part: ListPart) =>
    needsSorting(part) && (await countUpTo(part, MOST_SORTED + 1)) <= MOST_SORTED;
  const readPart = async (part: ListPart, plain?: Statement) => {
    const rows = plain
      ? await read(plain, false)
      : await read(listStatement(part, await isFew(part)), needsThread(part));
    return rows.map((row) => ({
      lead: toLead(row, report),
      position: column.integer(row, 'position'),
      ...(part.order.key !== 'position' && { key: keyOf(row, part) }),
    }));
  };

  return {
    list: (query) => listLeads(query, (part) => readPart(part, plainStatement(query, part))),
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

/** One status, one source or both, in the order of the positions: an index has exactly these leads. */
export function plainStatement(
  query: Pick<LeadQuery, 'status' | 'source'>,
  part: ListPart,
): Statement | undefined {
  const [status, ...statuses] = valuesOf(query.status);
  const [source, ...sources] = valuesOf(query.source);
  const columns = [
    ...(status === undefined ? [] : [{ name: 'status', value: status }]),
    ...(source === undefined ? [] : [{ name: 'source', value: source }]),
  ];
  const isPlain =
    part.order.key === 'position' &&
    part.words.length + statuses.length + sources.length === 0 &&
    part.groups.length === columns.length &&
    columns.length > 0 &&
    !part.overdueAt;
  if (!isPlain) return undefined;
  const statement = withCondition(listStatement({ ...part, groups: [] }, false), {
    sql: columns.map(({ name }) => `${name} = ?`).join(' AND '),
    values: columns.map(({ value }) => value),
  });
  // Of a status and a source, SQLite would read the index of one of them on a later page.
  const index = columns.length > 1 ? 'leads_by_status_and_source' : `leads_by_${columns[0]?.name}`;
  return {
    ...statement,
    sql: statement.sql.replace('FROM leads', `FROM leads INDEXED BY ${index}`),
  };
}
