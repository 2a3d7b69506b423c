import type { DatabaseSync } from 'node:sqlite';
import type { SessionStore } from '../../users/session-store.ts';
import * as column from './columns.ts';
import type { GroupCommit } from './group-commit.ts';
import { toUserRow } from './user-store.ts';

/** Sessions in better-auth's table `session`. */
export function createSessionStore(database: DatabaseSync, commits: GroupCommit): SessionStore {
  const select = database.prepare(`
    SELECT user.*, session.id AS sessionId, session.createdAt AS startedAt, session.expiresAt
    FROM session JOIN user ON user.id = session.userId
    WHERE session.id IN (SELECT value FROM json_each(?))`);
  const purge = database.prepare(
    'DELETE FROM session WHERE expiresAt < :expiredBefore OR createdAt < :startedBefore',
  );
  return {
    list: async (ids) =>
      select.all(JSON.stringify(ids)).flatMap((row) => {
        const createdAt = column.isoTime(row['startedAt']);
        const expiresAt = column.isoTime(row['expiresAt']);
        // A session whose time cannot be read is not known to be valid, so it does not count.
        if (!createdAt || !expiresAt) return [];
        return [{ id: column.text(row, 'sessionId'), createdAt, expiresAt, user: toUserRow(row) }];
      }),
    purge: ({ expiredBefore, startedBefore }) =>
      commits.write(() => {
        purge.run({
          expiredBefore: expiredBefore.toISOString(),
          startedBefore: startedBefore.toISOString(),
        });
      }),
  };
}
