import type { DatabaseSync } from 'node:sqlite';
import type { AccountLink, AccountLinkStore } from '../../users/account-link-store.ts';
import * as column from './columns.ts';
import type { GroupCommit } from './group-commit.ts';

/** Hashes of the tokens of links in `account_links`. */
export function createAccountLinkStore(
  database: DatabaseSync,
  commits: GroupCommit,
): AccountLinkStore {
  // The row of an earlier link goes by the UNIQUE (userId, purpose).
  const insert = database.prepare(`
    INSERT OR REPLACE INTO account_links (tokenHash, purpose, userId, createdAt, expiresAt)
    VALUES (:tokenHash, :purpose, :userId, :createdAt, :expiresAt)`);
  const select = database.prepare(
    'SELECT * FROM account_links WHERE tokenHash = ? AND expiresAt > ?',
  );
  const selectOpen = database.prepare(
    'SELECT 1 FROM account_links WHERE userId = ? AND purpose = ? AND expiresAt > ?',
  );
  const purge = database.prepare('DELETE FROM account_links WHERE expiresAt <= ?');
  return {
    add: (tokenHash, { purpose, userId, expiresAt }, at) =>
      commits.write(() => {
        purge.run(at.getTime());
        insert.run({
          tokenHash,
          purpose,
          userId,
          createdAt: at.getTime(),
          expiresAt: expiresAt.getTime(),
        });
      }),
    find: async (tokenHash, now) => toLink(select.get(tokenHash, now.getTime())),
    isOpen: async (userId, purpose, now) =>
      selectOpen.get(userId, purpose, now.getTime()) !== undefined,
  };
}

function toLink(row: column.Row | undefined): AccountLink | undefined {
  if (!row) return undefined;
  return {
    purpose: column.text(row, 'purpose') === 'invite' ? 'invite' : 'reset',
    userId: column.text(row, 'userId'),
    expiresAt: column.time(row, 'expiresAt'),
  };
}
