import type { DatabaseSync } from 'node:sqlite';
import type { ImportLayout } from '../../imports/import-layout.ts';
import {
  hasSameResult,
  type ImportCounts,
  type ImportedRow,
  type ImportRecord,
  type ImportState,
  type ImportStore,
  type RowFate,
} from '../../imports/import-store.ts';
import { toActor, toActorColumns } from '../actor-columns.ts';
import { importRowId } from '../import-row-id.ts';
import { texts } from '../lead-schemas.ts';
import * as column from './columns.ts';
import type { GroupCommit } from './group-commit.ts';

/** The number of rows of an import that is being removed. */
const REMOVED = -1;

/** Deleting this many rows takes some milliseconds. Other writes come in between. */
const ROWS_AT_ONCE = 1_000;

/** Imports in `imports`, and their rows in `import_rows`. */
export function createImportStore(database: DatabaseSync, commits: GroupCommit): ImportStore {
  const insert = database.prepare(`
    INSERT OR IGNORE INTO imports
      (id, fileHash, fileName, layout, byKind, byId, byName, startedAt, state, total,
       created, skipped, refused, removed, kept, changedAt)
    VALUES (:id, :fileHash, :fileName, :layout, :byKind, :byId, :byName, :startedAt, 'reading', 0,
       0, 0, 0, 0, 0, :startedAt)`);
  const updateState = database.prepare(`
    UPDATE imports SET state = :state, total = coalesce(:total, total),
      undoneByKind = coalesce(:kind, undoneByKind), undoneById = coalesce(:byId, undoneById),
      undoneByName = coalesce(:name, undoneByName), changedAt = :now,
      layout = CASE :state WHEN 'done' THEN json_set(layout, '$.names', json('[]')) ELSE layout END
    WHERE id = :id AND state = :from AND total <> ${REMOVED}`);
  const find = createFind(database);
  const removal = createRemoval(database, commits);
  return {
    begin: ({ by, startedAt, layout, ...record }) =>
      commits.write(() => {
        const { kind: byKind, id: byId, name: byName } = toActorColumns(by);
        const startedMs = startedAt.getTime();
        removal.complete(record.id);
        insert.run({
          ...record,
          layout: JSON.stringify(layout),
          byKind,
          byId,
          byName,
          startedAt: startedMs,
        });
        const stored = find.one(record.id);
        if (!stored) throw new Error('SQLite did not return the import that it stored.');
        return stored;
      }),
    setState: (id, { state, from, total, undoneBy }, now) =>
      commits.write(() => {
        const actor = undoneBy ? toActorColumns(undoneBy) : undefined;
        const { changes } = updateState.run({
          id,
          state,
          from,
          total: total ?? null,
          kind: actor?.kind ?? null,
          byId: actor?.id ?? null,
          name: actor?.name ?? null,
          now: now.getTime(),
        });
        return Number(changes) > 0;
      }),
    find: async (id) => find.one(id),
    findByFile: async (fileHash) => find.byFile(fileHash),
    list: async (limit) => find.newest(limit),
    listUnfinished: async () => find.unfinished(),
    removeUnread: removal.run,
    ...createRows(database, commits),
    ...createTexts(database, commits),
  };
}

/** Removes an import that was not read whole, in portions: it may have hundreds of thousands of rows. */
function createRemoval(database: DatabaseSync, commits: GroupCommit) {
  const mark = database.prepare(
    `UPDATE imports SET total = ${REMOVED} WHERE id = ? AND state = 'reading'`,
  );
  const isMarked = database.prepare(`SELECT 1 FROM imports WHERE id = ? AND total = ${REMOVED}`);
  const removeRows = database.prepare(`
    DELETE FROM import_rows WHERE id IN (SELECT id FROM import_rows WHERE importId = ? LIMIT ?)`);
  const remove = database.prepare('DELETE FROM imports WHERE id = ?');
  /** @returns whether rows are left. Another process may have removed them, and the same file be there again */
  const removeSome = (id: string, limit: number): boolean => {
    if (!isMarked.get(id)) return false;
    const isMore = Number(removeRows.run(id, limit).changes) === limit;
    if (!isMore) remove.run(id);
    return isMore;
  };
  return {
    run: async (id: string): Promise<void> => {
      await commits.write(() => void mark.run(id));
      while (await commits.write(() => removeSome(id, ROWS_AT_ONCE))) continue;
    },
    /** Inside a write, for a file that is sent again before the removal has ended. */
    complete: (id: string): void => {
      while (removeSome(id, ROWS_AT_ONCE)) continue;
    },
  };
}

function createFind(database: DatabaseSync) {
  const one = database.prepare(`SELECT * FROM imports WHERE id = ? AND total <> ${REMOVED}`);
  const byFile = database.prepare(`
    SELECT * FROM imports WHERE fileHash = ? AND total <> ${REMOVED}
    ORDER BY startedAt DESC, id DESC`);
  const newest = database.prepare(`
    SELECT * FROM imports WHERE total <> ${REMOVED} ORDER BY startedAt DESC, id DESC LIMIT ?`);
  // With those whose removal was cut off, so that it is continued and an erasure finds their rows.
  const unfinished = database.prepare(`
    SELECT * FROM imports WHERE state IN ('reading', 'running', 'undoing') ORDER BY startedAt, id`);
  return {
    one: (id: string) => {
      const row = one.get(id);
      return row && toRecord(row);
    },
    byFile: (fileHash: string) => byFile.all(fileHash).map(toRecord),
    newest: (limit: number) => newest.all(limit).map(toRecord),
    unfinished: () => unfinished.all().map(toRecord),
  };
}

function createTexts(
  database: DatabaseSync,
  commits: GroupCommit,
): Pick<ImportStore, 'listTexts' | 'removeTexts'> {
  const files = database.prepare('SELECT id, fileName FROM imports ORDER BY startedAt, id');
  // Only rows that are refused name a column.
  const columns = database.prepare(`
    SELECT DISTINCT columnName FROM import_rows
    WHERE importId = ? AND fate = 'refused' AND columnName <> '' ORDER BY columnName`);
  const removeFile = database.prepare(
    "UPDATE imports SET fileName = '' WHERE id = ? AND fileName = ?",
  );
  const removeColumn = database.prepare(`
    UPDATE import_rows SET columnName = ''
    WHERE importId = ? AND fate = 'refused' AND columnName = ?`);
  return {
    listTexts: async () =>
      files.all().map((row) => {
        const id = column.text(row, 'id');
        const names = columns.all(id).map((each) => column.text(each, 'columnName'));
        return { id, fileName: column.text(row, 'fileName'), columns: names };
      }),
    removeTexts: (id, texts) =>
      commits.write(() => {
        for (const text of texts) {
          removeFile.run(id, text);
          removeColumn.run(id, text);
        }
      }),
  };
}

type RowMethods = 'addRows' | 'listWaiting' | 'saveRows' | 'saveUndone' | 'countRows' | 'listRows';

function createRows(database: DatabaseSync, commits: GroupCommit): Pick<ImportStore, RowMethods> {
  const insert = database.prepare(`
    INSERT OR IGNORE INTO import_rows (id, importId, line, fate, reason, columnName, cells)
    VALUES (?, ?, ?, 'waiting', '', '', ?)`);
  const update = database.prepare(`
    UPDATE import_rows SET fate = ?, reason = ?, columnName = ?, leadId = ?, cells = NULL
    WHERE id = ? AND fate = 'waiting'`);
  const one = database.prepare('SELECT * FROM import_rows WHERE id = ?');
  const updateUndone = database.prepare(
    "UPDATE import_rows SET undone = ? WHERE id = ? AND fate = 'created' AND undone IS NULL",
  );
  const updateCounts = database.prepare(`
    UPDATE imports SET created = :created, skipped = :skipped, refused = :refused,
      removed = :removed, kept = :kept, changedAt = :now WHERE id = :id`);
  const ofFate = database.prepare(`
    SELECT * FROM import_rows WHERE importId = ? AND fate = ? AND line > ? ORDER BY line LIMIT ?`);
  const ofAllFates = database.prepare(`
    SELECT * FROM import_rows WHERE id > ? AND id < ? AND fate <> 'waiting' ORDER BY id LIMIT ?`);
  const count = database.prepare(`
    SELECT fate, undone, count(*) AS n FROM import_rows WHERE importId = ? GROUP BY fate, undone`);
  const saveCounts = (id: string, counts: ImportCounts, now: Date) =>
    void updateCounts.run({ ...counts, id, now: now.getTime() });
  return {
    addRows: (id, rows) =>
      commits.write(() => {
        for (const { line, cells } of rows)
          insert.run(importRowId(id, line), id, line, JSON.stringify(cells));
      }),
    listWaiting: async (id, { after, limit }) =>
      ofFate.all(id, 'waiting', after, limit).map((row) => ({
        line: column.integer(row, 'line'),
        cells: texts.catch([]).parse(column.json(row, 'cells')),
      })),
    saveRows: (id, { rows, counts }, now) =>
      commits.write(() => {
        const others = rows.filter((row) => {
          const { line, fate, reason, column: name, leadId } = row;
          const rowId = importRowId(id, line);
          if (Number(update.run(fate, reason, name, leadId, rowId).changes) > 0) return false;
          const stored = one.get(rowId);
          return !hasSameResult(row, stored && toRow(stored));
        });
        saveCounts(id, counts, now);
        return others.map(({ line }) => line);
      }),
    saveUndone: (id, { rows, counts }, now) =>
      commits.write(() => {
        for (const { line, undone } of rows) updateUndone.run(undone, importRowId(id, line));
        saveCounts(id, counts, now);
      }),
    countRows: async (id) => toCounts(count.all(id)),
    listRows: async (id, { after, limit, fate }) => {
      const rows =
        fate === undefined
          ? ofAllFates.all(importRowId(id, after), `${id};`, limit)
          : ofFate.all(id, fate, after, limit);
      return rows.map(toRow);
    },
  };
}

function toCounts(groups: readonly column.Row[]): ImportCounts {
  const sum = (isCounted: (group: column.Row) => boolean) =>
    groups.filter(isCounted).reduce((total, group) => total + column.integer(group, 'n'), 0);
  const ofFate = (fate: RowFate) => sum((group) => group['fate'] === fate);
  return {
    created: ofFate('created'),
    skipped: ofFate('skipped'),
    refused: ofFate('refused'),
    removed: sum(({ undone }) => undone === 'removed'),
    kept: sum(({ undone }) => undone === 'changed' || undone === 'gone'),
  };
}

function toRecord(row: column.Row): ImportRecord {
  const actorOf = (prefix: string) =>
    toActor({
      kind: column.text(row, `${prefix}Kind`),
      id: column.text(row, `${prefix}Id`),
      name: column.text(row, `${prefix}Name`),
    });
  return {
    id: column.text(row, 'id'),
    fileHash: column.text(row, 'fileHash'),
    fileName: column.text(row, 'fileName'),
    layout: column.json(row, 'layout') as ImportLayout,
    by: actorOf('by'),
    startedAt: column.time(row, 'startedAt'),
    state: column.text(row, 'state') as ImportState,
    total: Math.max(0, column.integer(row, 'total')),
    counts: {
      created: column.integer(row, 'created'),
      skipped: column.integer(row, 'skipped'),
      refused: column.integer(row, 'refused'),
      removed: column.integer(row, 'removed'),
      kept: column.integer(row, 'kept'),
    },
    undoneBy: column.textOrNull(row, 'undoneByKind') === null ? null : actorOf('undoneBy'),
    changedAt: column.time(row, 'changedAt'),
  };
}

const toRow = (row: column.Row): ImportedRow => ({
  line: column.integer(row, 'line'),
  fate: column.text(row, 'fate') as RowFate,
  reason: column.text(row, 'reason'),
  column: column.text(row, 'columnName'),
  leadId: column.textOrNull(row, 'leadId'),
  undone: column.textOrNull(row, 'undone') as ImportedRow['undone'],
});
