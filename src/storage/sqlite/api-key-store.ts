import type { DatabaseSync } from 'node:sqlite';
import { API_SCOPES, type ApiKey, type ApiScope } from '../../api-keys/api-key.ts';
import type { ApiKeyStore } from '../../api-keys/api-key-store.ts';
import * as column from './columns.ts';
import type { GroupCommit } from './group-commit.ts';

/** Keys in `api_keys`. */
export function createApiKeyStore(database: DatabaseSync, commits: GroupCommit): ApiKeyStore {
  const insert = database.prepare(`
    INSERT INTO api_keys (id, hash, name, scopes, prefix, createdBy, createdAt, expiresAt)
    VALUES (:id, :hash, :name, :scopes, :prefix, :createdBy, :createdAt, :expiresAt)`);
  const selectAll = database.prepare('SELECT * FROM api_keys ORDER BY createdAt DESC, id');
  const selectByHash = database.prepare('SELECT * FROM api_keys WHERE hash = ?');
  const remove = database.prepare('DELETE FROM api_keys WHERE id = ? RETURNING *');
  const noteUse = database.prepare('UPDATE api_keys SET lastUsedAt = ? WHERE id = ?');
  return {
    add: ({ id, name, scopes, prefix, createdBy, createdAt, expiresAt }, hash) =>
      commits.write(() => {
        insert.run({
          id,
          hash,
          name,
          scopes: scopes.join(' '),
          prefix,
          createdBy,
          createdAt: createdAt.getTime(),
          expiresAt: column.millis(expiresAt),
        });
      }),
    list: async () => selectAll.all().map(toKey),
    findByHash: async (hash) => {
      const row = selectByHash.get(hash);
      return row && toKey(row);
    },
    remove: (id) =>
      commits.write(() => {
        const row = remove.get(id);
        return row && toKey(row);
      }),
    noteUse: (id, at) =>
      commits.write(() => {
        noteUse.run(at.getTime(), id);
      }),
  };
}

const isScope = (text: string): text is ApiScope => API_SCOPES.some((scope) => scope === text);

const toKey = (row: column.Row): ApiKey => ({
  id: column.text(row, 'id'),
  name: column.text(row, 'name'),
  scopes: column.text(row, 'scopes').split(' ').filter(isScope),
  prefix: column.text(row, 'prefix'),
  createdBy: column.text(row, 'createdBy'),
  createdAt: column.time(row, 'createdAt'),
  expiresAt: column.timeOrNull(row, 'expiresAt'),
  lastUsedAt: column.timeOrNull(row, 'lastUsedAt'),
});
