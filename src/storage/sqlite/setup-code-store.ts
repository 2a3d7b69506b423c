import type { DatabaseSync } from 'node:sqlite';
import type { SetupCodeStore } from '../../users/setup-code-store.ts';
import type { GroupCommit } from './group-commit.ts';

/** Hashes of codes in `setup_codes`. */
export function createSetupCodeStore(database: DatabaseSync, commits: GroupCommit): SetupCodeStore {
  const insert = database.prepare(
    'INSERT OR REPLACE INTO setup_codes (codeHash, holder, until) VALUES (?, ?, ?)',
  );
  const select = database.prepare('SELECT 1 FROM setup_codes WHERE codeHash = ? AND until > ?');
  const deleteAll = database.prepare('DELETE FROM setup_codes');
  return {
    add: (codeHash, holder, until) =>
      commits.write(() => {
        insert.run(codeHash, holder, until.getTime());
      }),
    has: async (codeHash, now) => select.get(codeHash, now.getTime()) !== undefined,
    clear: () =>
      commits.write(() => {
        deleteAll.run();
      }),
  };
}
