import type { Collection, Db } from 'mongodb';
import type { ImportStore } from '../../../imports/import-store.ts';
import { toText } from '../fields.ts';
import { fromId, toId } from '../ids.ts';
import type { ImportDocument, ImportRowDocument } from './import-document.ts';

/** The words of files that are kept. Only rows that are refused name a column. */
export function createImportTexts(
  db: Db,
  imports: Collection<ImportDocument>,
): Pick<ImportStore, 'listTexts' | 'removeTexts'> {
  const rows = db.collection<ImportRowDocument>('import_rows');
  return {
    listTexts: async () => {
      const files = await imports
        .find()
        .project<Pick<ImportDocument, '_id' | 'fileName'>>({ fileName: 1 })
        .sort({ startedAt: 1, _id: 1 })
        .toArray();
      return Promise.all(
        files.map(async ({ _id, fileName }) => {
          const id = fromId(_id);
          const names = await rows.distinct('columnName', { importId: id, fate: 'refused' });
          const columns = names.map(toText).filter((name) => name !== '');
          return { id, fileName: toText(fileName), columns: columns.toSorted() };
        }),
      );
    },
    removeTexts: async (id, texts) => {
      await imports.updateOne(
        { _id: toId(id), fileName: { $in: [...texts] } },
        { $set: { fileName: '' } },
      );
      await rows.updateMany(
        { importId: id, fate: 'refused', columnName: { $in: [...texts] } },
        { $set: { columnName: '' } },
      );
    },
  };
}
