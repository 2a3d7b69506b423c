import type { DatabaseSync } from 'node:sqlite';
import type { BoardStore, ColumnCount, ColumnQuery } from '../../leads/board-store.ts';
import type { LeadFilters } from '../../leads/lead-filters.ts';
import { createColumns } from '../board-column.ts';
import { filterTerm } from '../lead-terms.ts';
import { conditionsOf, type ListPart } from '../list-leads.ts';
import * as column from './columns.ts';
import { createExpandWords } from './expand-words.ts';
import { toLead } from './lead-row.ts';
import { needsThread, type ListLeadsParts } from './list-leads.ts';
import type { Statement } from './list-conditions.ts';
import { countStatement, listStatement, withCondition } from './list-statement.ts';
import { createNextTerm } from './next-term.ts';
import { plainStatement } from './plain-statement.ts';

/** The board, read from `leads` and `lead_counts`. */
export function createBoardStore(
  database: DatabaseSync,
  { report, thread }: ListLeadsParts,
): BoardStore {
  const selectCounts = database.prepare('SELECT status, leads FROM lead_counts WHERE leads > 0');
  const selectLead = database.prepare('SELECT * FROM leads WHERE id = ? AND status = ?');
  /** What FTS5 finds can take long in a large list. */
  const run = async ({ sql, values }: Statement, isLong: boolean) =>
    (isLong ? await thread?.all(sql, values) : undefined) ?? database.prepare(sql).all(...values);
  const expand = createExpandWords(createNextTerm(database));
  const countAll = () =>
    new Map(
      selectCounts.all().map((row) => [column.text(row, 'status'), column.integer(row, 'leads')]),
    );
  const countUpTo = async (filters: LeadFilters, most: number) => {
    const conditions = conditionsOf(filters);
    const [row] = conditions ? await run(countStatement(await expand(conditions), most), true) : [];
    return column.integer(row ?? {}, 'count');
  };
  const toColumnLead = (row: column.Row) => ({
    lead: toLead(row, report),
    position: column.integer(row, 'position'),
  });

  return {
    countIn: async (statuses) => {
      const counts = countAll();
      return new Map([...counts].filter(([status]) => statuses.includes(status)));
    },
    countColumns: async (filters, most, statuses) => {
      const counts = new Map<string, ColumnCount>();
      if (!conditionsOf(filters)) return counts;
      const isAll = Object.values(filters).every((value) => value === undefined);
      for (const [status, all] of countAll()) {
        if (statuses && !statuses.includes(status)) continue;
        const count = isAll ? all : await countUpTo({ ...filters, status }, most + 1);
        const isMore = !isAll && count > most;
        if (count > 0) counts.set(status, { count: isMore ? most : count, isMore });
      }
      return counts;
    },
    ...createColumns({
      read: async (whole, name, query) => {
        const part = await expand(whole);
        const { statement, isLong } =
          name === 'placed' ? placedStatement(part, query) : othersStatement(part, query);
        return (await run(statement, isLong)).map(toColumnLead);
      },
      find: async (id, status) => {
        const row = selectLead.get(id, status);
        return row && toColumnLead(row);
      },
    }),
  };
}

interface ColumnStatement {
  readonly statement: Statement;
  readonly isLong: boolean;
}

/** Reads the index of placed leads. People place few, so each is compared with the filters. */
const placedStatement = (part: ListPart, { status }: ColumnQuery): ColumnStatement => ({
  statement: withCondition(listStatement(part), {
    sql: 'leads.status = ? AND leads.rank IS NOT NULL',
    values: [status],
  }),
  isLong: needsThread(part),
});

/** Reads the column as a list of leads with one status. */
function othersStatement(part: ListPart, query: ColumnQuery): ColumnStatement {
  const whole = { ...part, groups: [...part.groups, [filterTerm(query.status)]] };
  const plain = plainStatement(query, whole);
  return {
    statement: withCondition(plain ?? listStatement(whole), {
      sql: 'leads.rank IS NULL',
      values: [],
    }),
    isLong: !plain,
  };
}
