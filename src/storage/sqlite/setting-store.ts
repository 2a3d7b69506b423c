import type { DatabaseSync } from 'node:sqlite';
import type { SettingStore } from '../../settings/setting-store.ts';
import * as column from './columns.ts';
import type { GroupCommit } from './group-commit.ts';

/** Settings in `settings`, each as JSON. */
export function createSettingStore(database: DatabaseSync, commits: GroupCommit): SettingStore {
  const select = database.prepare('SELECT value FROM settings WHERE name = ?');
  const upsert = database.prepare(
    'INSERT OR REPLACE INTO settings (name, value, changedAt) VALUES (?, ?, ?)',
  );
  return {
    read: async (name) => {
      const row = select.get(name);
      return row && (JSON.parse(column.text(row, 'value')) as unknown);
    },
    write: (name, value, at) =>
      commits.write(() => {
        upsert.run(name, JSON.stringify(value), at.getTime());
      }),
  };
}
