import type { DatabaseSync } from 'node:sqlite';
import { CLOCK_TOLERANCE_MS, type CountStore } from '../../limits/count-store.ts';
import { hashOfKey } from '../hash-of-key.ts';
import * as column from './columns.ts';
import type { GroupCommit } from './group-commit.ts';

/** Counts in `limit_counts`. */
export function createCountStore(database: DatabaseSync, commits: GroupCommit): CountStore {
  const purge = database.prepare('DELETE FROM limit_counts WHERE until <= ?');
  const raise = database.prepare(`
    INSERT INTO limit_counts (key, count, until) VALUES (:key, :by, :end)
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN until <= :latest THEN count + :by ELSE :by END,
      until = CASE WHEN until <= :latest AND NOT :extends THEN until ELSE :end END
    RETURNING count, until`);
  const select = database.prepare('SELECT count FROM limit_counts WHERE key = ? AND until > ?');
  const lower = database.prepare(
    'UPDATE limit_counts SET count = count - 1 WHERE key = ? AND until = ?',
  );
  const remove = database.prepare('DELETE FROM limit_counts WHERE key = ?');
  return {
    add: (key, by, { now, lastsMs, extends: isExtended = false }) =>
      commits.write(() => {
        purge.run(now.getTime());
        const end = now.getTime() + lastsMs;
        const row =
          raise.get({
            key: hashOfKey(key),
            by,
            end,
            latest: end + CLOCK_TOLERANCE_MS,
            extends: Number(isExtended),
          }) ?? {};
        return { count: column.integer(row, 'count'), until: column.time(row, 'until') };
      }),
    read: async (key, now) =>
      column.integer(select.get(hashOfKey(key), now.getTime()) ?? {}, 'count'),
    takeBack: (key, until) =>
      commits.write(() => {
        lower.run(hashOfKey(key), until.getTime());
      }),
    reset: (key) =>
      commits.write(() => {
        remove.run(hashOfKey(key));
      }),
  };
}
