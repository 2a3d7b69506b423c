import type { DatabaseSync } from 'node:sqlite';
import type { ConnectStateStore } from '../../connections/connect-state-store.ts';
import type { GroupCommit } from './group-commit.ts';

/** Pending sign-ins to Meta in `connect_states`. Adding one deletes the expired ones. */
export function createConnectStateStore(
  database: DatabaseSync,
  commits: GroupCommit,
): ConnectStateStore {
  const insert = database.prepare(
    'INSERT INTO connect_states (stateHash, sessionId, expiresAt) VALUES (?, ?, ?)',
  );
  const removeExpired = database.prepare(
    "DELETE FROM connect_states WHERE expiresAt < unixepoch('subsec') * 1000 - 86400000",
  );
  const take = database.prepare(
    'DELETE FROM connect_states WHERE stateHash = ? AND sessionId = ? RETURNING expiresAt',
  );
  return {
    save: ({ stateHash, sessionId, expiresAt }) =>
      commits.write(() => {
        removeExpired.run();
        insert.run(stateHash, sessionId, expiresAt.getTime());
      }),
    consume: (stateHash, sessionId, now) =>
      commits.write(() => {
        const row = take.get(stateHash, sessionId);
        return row !== undefined && Number(row['expiresAt']) > now.getTime();
      }),
  };
}
