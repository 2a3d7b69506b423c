import type { DatabaseSync } from 'node:sqlite';
import type { DashboardStore, DaySheet, Scope } from '../../../dashboard/dashboard-store.ts';
import { readDayCounts } from '../../dashboard-records.ts';
import * as column from '../columns.ts';
import type { GroupCommit } from '../group-commit.ts';

type SheetStore = Pick<
  DashboardStore,
  'replaceSheets' | 'listSheets' | 'listHours' | 'sumUntouched'
>;

/** What the column `hour` has for a whole day. */
const WHOLE_DAY = -1;

/** Sheets in `day_sheets`. */
export const createSheetStore = (database: DatabaseSync, commits: GroupCommit): SheetStore => ({
  replaceSheets: createReplaceSheets(database, commits),
  listSheets: async (first, last, scopes) =>
    database
      .prepare(
        `SELECT day, hour, scope, counts FROM day_sheets INDEXED BY day_sheets_untouched
         WHERE scope IN (${marks(scopes)}) AND day >= ? AND day <= ? AND hour = ${WHOLE_DAY}
         ORDER BY day`,
      )
      .all(...scopes, first, last)
      .map(toSheet),
  listHours: async (day, { first, last }, scopes) =>
    database
      .prepare(
        `SELECT day, hour, scope, counts FROM day_sheets
         WHERE day = ? AND hour >= ? AND hour <= ? AND scope IN (${marks(scopes)})
         ORDER BY hour`,
      )
      .all(day, first, last, ...scopes)
      .map(toSheet),
  sumUntouched: async (first, last, scopes) => {
    const row = database
      .prepare(
        `SELECT sum(untouched) AS untouched FROM day_sheets INDEXED BY day_sheets_untouched
         WHERE scope IN (${marks(scopes)}) AND day >= ? AND day <= ? AND hour = ${WHOLE_DAY}`,
      )
      .get(...scopes, first, last);
    return column.integer(row ?? {}, 'untouched');
  },
});

/** Writes only what differs: most hours of a day do not change. */
function createReplaceSheets(
  database: DatabaseSync,
  commits: GroupCommit,
): SheetStore['replaceSheets'] {
  const select = database.prepare('SELECT hour, scope, seq, counts FROM day_sheets WHERE day = ?');
  const remove = database.prepare(
    'DELETE FROM day_sheets WHERE day = ? AND hour = ? AND scope = ?',
  );
  const put = database.prepare(`
    INSERT INTO day_sheets (day, hour, scope, seq, untouched, counts)
    VALUES (:day, :hour, :scope, :seq, :untouched, :counts)
    ON CONFLICT (day, hour, scope) DO UPDATE
    SET seq = excluded.seq, untouched = excluded.untouched, counts = excluded.counts`);
  return (day, seq, sheets) =>
    commits.write(() => {
      const rows = select.all(day);
      if (rows.some((row) => column.integer(row, 'seq') > seq)) return;
      const left = new Map(
        rows.map((row) => [keyOf(column.integer(row, 'hour'), column.text(row, 'scope')), row]),
      );
      for (const { hour, scope, counts } of sheets) {
        const key = keyOf(hour ?? WHOLE_DAY, scope);
        const json = JSON.stringify(counts);
        // The number of the whole day refuses the counts of an earlier state.
        if (hour === null || left.get(key)?.['counts'] !== json)
          put.run({
            day,
            hour: hour ?? WHOLE_DAY,
            scope,
            seq,
            untouched: counts.untouched,
            counts: json,
          });
        left.delete(key);
      }
      for (const row of left.values())
        remove.run(day, column.integer(row, 'hour'), column.text(row, 'scope'));
    });
}

const keyOf = (hour: number, scope: string): string => `${hour} ${scope}`;

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

const toSheet = (row: column.Row): DaySheet => ({
  day: column.integer(row, 'day'),
  hour: row['hour'] === WHOLE_DAY ? null : column.integer(row, 'hour'),
  scope: column.text(row, 'scope') as Scope,
  counts: readDayCounts(column.text(row, 'counts')),
});
