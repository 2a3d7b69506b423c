import type { DatabaseSync } from 'node:sqlite';
import type { SessionDetails, SessionStore } from '../../users/session-store.ts';
import * as column from './columns.ts';
import { createEndPendingSignIns } from './end-pending-sign-ins.ts';
import type { GroupCommit } from './group-commit.ts';
import { toUserRow } from './user-store.ts';

/** Sessions in better-auth's table `session`. */
export function createSessionStore(database: DatabaseSync, commits: GroupCommit): SessionStore {
  const select = database.prepare(`
    SELECT user.*, session.id AS sessionId, session.createdAt AS startedAt, session.expiresAt
    FROM session JOIN user ON user.id = session.userId
    WHERE session.id IN (SELECT value FROM json_each(?))`);
  const selectOf = database.prepare(`
    SELECT id, createdAt, expiresAt, ipAddress, userAgent, coalesce(lastUsedAt, updatedAt) AS usedAt
    FROM session WHERE userId = ? ORDER BY usedAt DESC, id`);
  const purge = database.prepare(
    'DELETE FROM session WHERE expiresAt < :expiredBefore OR createdAt < :startedBefore',
  );
  return {
    list: async (ids) =>
      select.all(JSON.stringify(ids)).flatMap((row) => {
        const times = timesOf(row, 'startedAt');
        return times ? [{ id: column.text(row, 'sessionId'), ...times, user: toUserRow(row) }] : [];
      }),
    listOf: async (userId) => selectOf.all(userId).flatMap((row) => toDetails(row)),
    ...createSessionWrites(database, commits),
    purge: ({ expiredBefore, startedBefore }) =>
      commits.write(() => {
        purge.run({
          expiredBefore: expiredBefore.toISOString(),
          startedBefore: startedBefore.toISOString(),
        });
      }),
  };
}

function createSessionWrites(
  database: DatabaseSync,
  commits: GroupCommit,
): Pick<SessionStore, 'noteUse' | 'end' | 'endAll' | 'endPending'> {
  const noteUse = database.prepare('UPDATE session SET lastUsedAt = ? WHERE id = ?');
  const noteSeen = database.prepare(
    'UPDATE user SET lastSeenAt = ? WHERE id = (SELECT userId FROM session WHERE id = ?)',
  );
  const end = database.prepare('DELETE FROM session WHERE userId = ? AND id = ?');
  const endAll = database.prepare('DELETE FROM session WHERE userId = ? AND id <> ?');
  const endPending = createEndPendingSignIns(database);
  return {
    endPending: (userId) => commits.write(() => endPending(userId)),
    noteUse: (id, at) =>
      commits.write(() => {
        noteUse.run(at.toISOString(), id);
        noteSeen.run(at.toISOString(), id);
      }),
    end: (userId, id) => commits.write(() => end.run(userId, id).changes > 0),
    endAll: (userId, keep = '') => commits.write(() => Number(endAll.run(userId, keep).changes)),
  };
}

/** A session whose time cannot be read is not known to be valid, so it does not count. */
function timesOf(row: column.Row, started: string) {
  const createdAt = column.isoTime(row[started]);
  const expiresAt = column.isoTime(row['expiresAt']);
  return createdAt && expiresAt ? { createdAt, expiresAt } : undefined;
}

function toDetails(row: column.Row): SessionDetails[] {
  const times = timesOf(row, 'createdAt');
  if (!times) return [];
  return [
    {
      id: column.text(row, 'id'),
      ...times,
      address: column.textOrNull(row, 'ipAddress') || null,
      userAgent: column.textOrNull(row, 'userAgent') || null,
      lastUsedAt: column.isoTime(row['usedAt']) ?? times.createdAt,
    },
  ];
}
