import type { DatabaseSync } from 'node:sqlite';
import type { DashboardStore, Scope } from '../../../dashboard/dashboard-store.ts';
import { DAY_MS } from '../../../dashboard/lead-fact.ts';
import { readCountingState } from '../../dashboard-records.ts';
import * as column from '../columns.ts';
import type { GroupCommit } from '../group-commit.ts';
import { readFactCursor, writeFactCursor } from '../../fact-cursor.ts';
import { fromFactRow } from './fact-table.ts';
import { createSheetStore } from './sheet-store.ts';
import { createTakeFacts } from './take-facts.ts';

/** The numbers of the dashboard in `lead_facts`, `day_sheets` and `dashboard_state`. */
export function createDashboardStore(database: DatabaseSync, commits: GroupCommit): DashboardStore {
  return {
    ...createStateStore(database, commits),
    ...createTakeFacts(database, commits),
    ...createFactReader(database),
    ...createSheetStore(database, commits),
  };
}

function createStateStore(
  database: DatabaseSync,
  commits: GroupCommit,
): Pick<DashboardStore, 'readState' | 'writeState'> {
  const select = database.prepare('SELECT seq, state FROM dashboard_state WHERE id = 1');
  const put = database.prepare(`
    INSERT INTO dashboard_state (id, seq, state) SELECT 1, :seq, :state
    WHERE :seq = 1 OR EXISTS (SELECT 1 FROM dashboard_state)
    ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, state = excluded.state
    WHERE dashboard_state.seq = excluded.seq - 1`);
  return {
    readState: async () => {
      const row = select.get();
      return row && readCountingState(column.json(row, 'state'), column.integer(row, 'seq'));
    },
    writeState: (state) =>
      commits.write(() => put.run({ seq: state.seq, state: JSON.stringify(state) }).changes === 1),
  };
}

function createFactReader(
  database: DatabaseSync,
): Pick<DashboardStore, 'listDays' | 'listFacts' | 'countUntouched' | 'countUntouchedIn'> {
  const firstAfter = database.prepare(
    'SELECT createdAt FROM lead_facts WHERE createdAt >= ? ORDER BY createdAt LIMIT 1',
  );
  const select = database.prepare(`
    SELECT * FROM lead_facts
    WHERE (createdAt, leadId) > (:after, :afterId) AND createdAt < :to
    ORDER BY createdAt, leadId LIMIT :limit`);
  return {
    listDays: async () => {
      const days: number[] = [];
      for (let from = 0; ;) {
        const found = firstAfter.get(from)?.['createdAt'];
        if (typeof found !== 'number') return days;
        const day = Math.floor(found / DAY_MS);
        days.push(day);
        from = (day + 1) * DAY_MS;
      }
    },
    listFacts: async ({ from, to, limit, cursor }) => {
      const after = readFactCursor(cursor) ?? { at: from.getTime() - 1, id: '\u{10ffff}' };
      const rows = select.all({ after: after.at, afterId: after.id, to: to.getTime(), limit });
      const facts = rows.map(fromFactRow);
      return { facts, nextCursor: writeFactCursor(facts, limit) };
    },
    countUntouched: async (from, to, scopes) => {
      const { sql, values } = ownedBy(scopes);
      const row = database
        .prepare(
          `SELECT count(*) AS count FROM lead_facts
           WHERE isUntouched = 1 AND createdAt >= ? AND createdAt < ?${sql}`,
        )
        .get(from.getTime(), to.getTime(), ...values);
      return column.integer(row ?? {}, 'count');
    },
    countUntouchedIn: async (statuses, { from, to }, scopes) => {
      const { sql, values } = ownedBy(scopes);
      const row = database
        .prepare(
          `SELECT count(*) AS count FROM lead_facts INDEXED BY lead_facts_untouched_status
           WHERE isUntouched = 1 AND status IN (${statuses.map(() => '?').join(', ')})
             AND createdAt >= ? AND createdAt < ?${sql}`,
        )
        .get(...statuses, from.getTime(), to.getTime(), ...values);
      return column.integer(row ?? {}, 'count');
    },
  };
}

/** Which facts belong to scopes. */
function ownedBy(scopes: readonly Scope[]): { sql: string; values: readonly string[] } {
  if (scopes.includes('all')) return { sql: '', values: [] };
  const values = scopes.map((scope) => scope.slice('owner:'.length));
  const marks = values.map(() => '?').join(', ');
  return { sql: ` AND coalesce(ownerId, '') IN (${marks})`, values };
}
