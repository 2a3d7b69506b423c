import type { Db } from 'mongodb';
import { NO_ROWS, type ImportStore } from '../../../imports/import-store.ts';
import { toActorColumns } from '../../actor-columns.ts';
import { wellFormed } from '../fields.ts';
import { toId } from '../ids.ts';
import { retryDuplicate } from '../retry-duplicate.ts';
import { toRecord, type ImportDocument } from './import-document.ts';
import { createImportRows } from './import-rows.ts';
import { createImportTexts } from './import-texts.ts';

/** Imports in `imports`, and their rows in `import_rows`. */
export function createImportStore(db: Db): ImportStore {
  const imports = db.collection<ImportDocument>('imports');
  return {
    begin: async ({ id, fileHash, fileName, layout, by, startedAt }) => {
      const fields = {
        fileHash,
        fileName: wellFormed(fileName),
        layout: wellFormed(layout),
        by: wellFormed(toActorColumns(by)),
        startedAt,
        state: 'reading' as const,
        total: 0,
        ...NO_ROWS,
        changedAt: startedAt,
      };
      const _id = toId(id);
      await retryDuplicate(() =>
        imports.updateOne({ _id }, { $setOnInsert: fields }, { upsert: true }),
      );
      const document = await imports.findOne({ _id });
      if (!document) throw new Error('MongoDB did not return the import that it stored.');
      return toRecord(document);
    },
    setState: async (id, { state, from, total, undoneBy }, now) => {
      const { matchedCount } = await imports.updateOne(
        { _id: toId(id), state: from },
        {
          $set: {
            state,
            changedAt: now,
            ...(total !== undefined && { total }),
            ...(state === 'done' && { 'layout.names': [] }),
            ...(undoneBy && { undoneBy: wellFormed(toActorColumns(undoneBy)) }),
          },
        },
      );
      return matchedCount > 0;
    },
    find: async (id) => {
      const document = await imports.findOne({ _id: toId(id) });
      return document ? toRecord(document) : undefined;
    },
    findByFile: async (fileHash) =>
      (await imports.find({ fileHash }).sort({ startedAt: -1, _id: -1 }).toArray()).map(toRecord),
    list: async (limit) =>
      (await imports.find().sort({ startedAt: -1, _id: -1 }).limit(limit).toArray()).map(toRecord),
    listUnfinished: async () =>
      (
        await imports
          .find({ state: { $in: ['reading', 'running', 'undoing'] } })
          .sort({ startedAt: 1, _id: 1 })
          .toArray()
      ).map(toRecord),
    ...createImportRows(db, imports),
    ...createImportTexts(db, imports),
  };
}
