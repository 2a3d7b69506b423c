import type { DatabaseSync } from 'node:sqlite';
import type { PrivacyRequestStore } from '../../connections/privacy-request-store.ts';
import * as column from './columns.ts';
import type { GroupCommit } from './group-commit.ts';

/** Requests in `privacy_requests`. */
export function createPrivacyRequestStore(
  database: DatabaseSync,
  commits: GroupCommit,
): PrivacyRequestStore {
  const insert = database.prepare(
    'INSERT INTO privacy_requests (code, kind, source, at, pages) VALUES (?, ?, ?, ?, ?)',
  );
  const select = database.prepare('SELECT * FROM privacy_requests WHERE code = ?');
  return {
    add: ({ code, kind, source, at, pages }) =>
      commits.write(() => {
        insert.run(code, kind, source, at.getTime(), pages);
      }),
    find: async (code) => {
      const row = select.get(code);
      if (!row) return undefined;
      return {
        code,
        kind: column.text(row, 'kind') === 'deletion' ? 'deletion' : 'deauthorize',
        source: column.text(row, 'source') === 'admin' ? 'admin' : 'meta',
        at: column.time(row, 'at'),
        pages: column.integer(row, 'pages'),
      };
    },
  };
}
