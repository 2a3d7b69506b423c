import type { DatabaseSync } from 'node:sqlite';
import { withoutWords, type BulkResult, type BulkRun } from '../../bulk/bulk-run.ts';
import type { BulkStore } from '../../bulk/bulk-store.ts';
import { toActor, toActorColumns } from '../actor-columns.ts';
import * as column from './columns.ts';
import type { GroupCommit } from './group-commit.ts';

/** Changes of many leads in `bulk_runs`; the leads and their results are JSON. */
export function createBulkStore(database: DatabaseSync, commits: GroupCommit): BulkStore {
  const insert = database.prepare(`
    INSERT INTO bulk_runs
      (id, byKind, byId, byName, change, undoOf, leadIds, results, isEnded, createdAt, updatedAt)
    VALUES (:id, :byKind, :byId, :byName, :change, :undoOf, :leadIds, :results, :isEnded,
      :createdAt, :updatedAt)`);
  const removeOld = database.prepare('DELETE FROM bulk_runs WHERE isEnded = 1 AND updatedAt < ?');
  const select = database.prepare('SELECT * FROM bulk_runs WHERE id = ?');
  const update = database.prepare(
    'UPDATE bulk_runs SET results = ?, isEnded = ?, change = ?, updatedAt = ? WHERE id = ?',
  );
  const selectOf = database.prepare(`
    SELECT * FROM bulk_runs
    WHERE isEnded IN (0, 1) AND updatedAt >= :since AND byKind = :kind AND byId = :id
    ORDER BY createdAt DESC, id DESC LIMIT :most`);
  const selectStalled = database.prepare(
    'SELECT id FROM bulk_runs WHERE isEnded = 0 AND updatedAt < ? ORDER BY updatedAt',
  );
  const find = (id: string) => {
    const row = select.get(id);
    return row && toRun(row);
  };
  return {
    add: (run, removeBefore) =>
      commits.write(() => {
        removeOld.run(removeBefore.getTime());
        const { kind, id, name } = toActorColumns(run.by);
        insert.run({
          id: run.id,
          byKind: kind,
          byId: id,
          byName: name,
          change: JSON.stringify(run.change),
          undoOf: run.undoOf,
          leadIds: JSON.stringify(run.leadIds),
          results: JSON.stringify(run.results),
          isEnded: run.results.length >= run.leadIds.length ? 1 : 0,
          createdAt: run.createdAt.getTime(),
          updatedAt: run.updatedAt.getTime(),
        });
      }),
    removeEnded: (before) => commits.write(() => void removeOld.run(before.getTime())),
    find: async (id) => find(id),
    addResults: (id, from, results, now) =>
      commits.write(() => {
        const run = find(id);
        if (run?.results.length !== from) return undefined;
        const all = [...run.results, ...results];
        const isEnded = all.length >= run.leadIds.length;
        const change = JSON.stringify(isEnded ? withoutWords(run.change) : run.change);
        update.run(JSON.stringify(all), isEnded ? 1 : 0, change, now.getTime(), id);
        return find(id);
      }),
    listOf: async (by, since, most) => {
      const { kind, id } = toActorColumns(by);
      return selectOf.all({ kind, id, since: since.getTime(), most }).map(toRun);
    },
    listStalled: async (before) =>
      selectStalled.all(before.getTime()).map((row) => column.text(row, 'id')),
  };
}

const toRun = (row: column.Row): BulkRun => ({
  id: column.text(row, 'id'),
  by: toActor({
    kind: column.text(row, 'byKind'),
    id: column.text(row, 'byId'),
    name: column.text(row, 'byName'),
  }),
  change: column.json(row, 'change') ?? {},
  undoOf: column.textOrNull(row, 'undoOf'),
  leadIds: (column.json(row, 'leadIds') ?? []) as readonly string[],
  results: (column.json(row, 'results') ?? []) as readonly BulkResult[],
  createdAt: column.time(row, 'createdAt'),
  updatedAt: column.time(row, 'updatedAt'),
});
