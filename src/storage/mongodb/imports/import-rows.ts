import type { Collection, Db } from 'mongodb';
import {
  hasSameResult,
  type ImportCounts,
  type ImportStore,
  type RowFate,
} from '../../../imports/import-store.ts';
import { importRowId } from '../../import-row-id.ts';
import { wellFormed } from '../fields.ts';
import { toId } from '../ids.ts';
import { upsertAll } from '../upsert-all.ts';
import { toRow, type ImportDocument, type ImportRowDocument } from './import-document.ts';

type RowMethods =
  'addRows' | 'listWaiting' | 'saveRows' | 'saveUndone' | 'countRows' | 'listRows' | 'removeUnread';

/** The rows of imports, in `import_rows`. */
export function createImportRows(
  db: Db,
  imports: Collection<ImportDocument>,
): Pick<ImportStore, RowMethods> {
  const rows = db.collection<ImportRowDocument>('import_rows');
  const saveCounts = async (id: string, counts: ImportCounts, now: Date) => {
    await imports.updateOne({ _id: toId(id) }, { $set: { ...counts, changedAt: now } });
  };
  return {
    addRows: (id, added) =>
      upsertAll(
        rows,
        added.map(({ line, cells }) => ({
          updateOne: {
            filter: { _id: importRowId(id, line) },
            update: {
              $setOnInsert: {
                importId: id,
                line,
                fate: 'waiting' as const,
                reason: '',
                columnName: '',
                cells: wellFormed(cells),
              },
            },
            upsert: true,
          },
        })),
      ),
    // The rows first: if the process ends in between, the counts are made again from the rows.
    saveRows: async (id, { rows: saved, counts }, now) => {
      const matched = await writeAll(
        rows,
        saved.map(({ line, fate, reason, column, leadId }) => ({
          updateOne: {
            filter: { _id: importRowId(id, line), fate: 'waiting' as const },
            update: {
              $set: {
                fate,
                reason,
                columnName: wellFormed(column),
                ...(leadId !== null && { leadId: toId(leadId) }),
              },
              $unset: { cells: '' as const },
            },
          },
        })),
      );
      await saveCounts(id, counts, now);
      return matched < saved.length ? findOthers(rows, id, saved) : [];
    },
    saveUndone: async (id, { rows: saved, counts }, now) => {
      await writeAll(
        rows,
        saved.map(({ line, undone }) => ({
          updateOne: {
            filter: {
              _id: importRowId(id, line),
              fate: 'created' as const,
              undone: { $exists: false },
            },
            update: { $set: { undone } },
          },
        })),
      );
      await saveCounts(id, counts, now);
    },
    ...createReads(rows),
    removeUnread: async (id) => {
      const { deletedCount } = await imports.deleteOne({ _id: toId(id), state: 'reading' });
      if (deletedCount > 0) await rows.deleteMany({ importId: id });
    },
  };
}

type ReadMethods = 'listWaiting' | 'countRows' | 'listRows';

const createReads = (rows: Collection<ImportRowDocument>): Pick<ImportStore, ReadMethods> => ({
  listWaiting: async (id, { after, limit }) => {
    const found = await rows
      .find({ importId: id, fate: 'waiting', line: { $gt: after } })
      .sort({ line: 1 })
      .limit(limit)
      .toArray();
    return found.map(({ line, cells = [] }) => ({ line, cells }));
  },
  countRows: async (id) =>
    toCounts(
      await rows
        .aggregate<CountGroup>([
          { $match: { importId: id } },
          { $group: { _id: { fate: '$fate', undone: '$undone' }, n: { $sum: 1 } } },
        ])
        .toArray(),
    ),
  listRows: async (id, { after, limit, fate }) => {
    const found =
      fate === undefined
        ? rows
            .find({
              _id: { $gt: importRowId(id, after), $lt: `${id};` },
              fate: { $ne: 'waiting' },
            })
            .sort({ _id: 1 })
        : rows.find({ importId: id, fate, line: { $gt: after } }).sort({ line: 1 });
    return (await found.limit(limit).toArray()).map(toRow);
  },
});

/** @returns how many rows were as they were expected to be */
const writeAll = async (
  rows: Collection<ImportRowDocument>,
  writes: Parameters<typeof rows.bulkWrite>[0],
): Promise<number> =>
  writes.length > 0 ? (await rows.bulkWrite(writes, { ordered: false })).matchedCount : 0;

/** The lines that have another result, or none. */
async function findOthers(
  rows: Collection<ImportRowDocument>,
  id: string,
  saved: Parameters<ImportStore['saveRows']>[1]['rows'],
): Promise<number[]> {
  const found = await rows
    .find({ _id: { $in: saved.map(({ line }) => importRowId(id, line)) } })
    .toArray();
  const stored = new Map(found.map((document) => [document.line, toRow(document)]));
  return saved.filter((row) => !hasSameResult(row, stored.get(row.line))).map(({ line }) => line);
}

interface CountGroup {
  readonly _id: { readonly fate: string; readonly undone?: string };
  readonly n: number;
}

function toCounts(groups: readonly CountGroup[]): ImportCounts {
  const sum = (isCounted: (group: CountGroup['_id']) => boolean) =>
    groups.filter(({ _id }) => isCounted(_id)).reduce((total, { n }) => total + n, 0);
  const ofFate = (fate: RowFate) => sum((group) => group.fate === fate);
  return {
    created: ofFate('created'),
    skipped: ofFate('skipped'),
    refused: ofFate('refused'),
    removed: sum(({ undone }) => undone === 'removed'),
    kept: sum(({ undone }) => undone === 'changed' || undone === 'gone'),
  };
}
