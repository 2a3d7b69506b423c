import type { DatabaseSync } from 'node:sqlite';
import type { ViewStore } from '../../views/view-store.ts';
import type { View } from '../../views/view.ts';
import * as column from './columns.ts';
import type { GroupCommit } from './group-commit.ts';

/** Views in `lead_views`. */
export function createViewStore(database: DatabaseSync, commits: GroupCommit): ViewStore {
  const put = database.prepare(`
    INSERT OR REPLACE INTO lead_views
      (id, ownerId, isShared, name, query, columns, createdAt, updatedAt)
    VALUES (:id, :ownerId, :isShared, :name, :query, :columns, :createdAt, :updatedAt)`);
  const select = database.prepare('SELECT * FROM lead_views WHERE id = ?');
  const selectFor = database.prepare(
    'SELECT * FROM lead_views WHERE isShared = 1 OR ownerId = ? ORDER BY createdAt, id',
  );
  const selectAll = database.prepare('SELECT * FROM lead_views ORDER BY createdAt, id');
  const remove = database.prepare('DELETE FROM lead_views WHERE id = ?');
  const find = (id: string) => {
    const row = select.get(id);
    return row && toView(row);
  };
  return {
    add: (view) =>
      commits.write(() => {
        put.run(toRow(view));
      }),
    find: async (id) => find(id),
    listFor: async (readerId) => selectFor.all(readerId).map(toView),
    listAll: async () => selectAll.all().map(toView),
    change: (id, fields, now) =>
      commits.write(() => {
        const before = find(id);
        if (!before) return undefined;
        put.run(toRow({ ...before, ...fields, updatedAt: now }));
        return find(id);
      }),
    remove: (id) => commits.write(() => remove.run(id).changes > 0),
  };
}

const toRow = ({ isShared, columns, createdAt, updatedAt, ...view }: View) => ({
  ...view,
  isShared: isShared ? 1 : 0,
  columns: JSON.stringify(columns),
  createdAt: createdAt.getTime(),
  updatedAt: updatedAt.getTime(),
});

function toView(row: column.Row): View {
  const columns = column.json(row, 'columns');
  return {
    id: column.text(row, 'id'),
    ownerId: column.text(row, 'ownerId'),
    isShared: column.flag(row, 'isShared'),
    name: column.text(row, 'name'),
    query: column.text(row, 'query'),
    columns: Array.isArray(columns) ? columns.filter((each) => typeof each === 'string') : [],
    createdAt: column.time(row, 'createdAt'),
    updatedAt: column.time(row, 'updatedAt'),
  };
}
