import type { Db } from 'mongodb';
import type { ViewStore } from '../../../views/view-store.ts';
import type { View } from '../../../views/view.ts';
import type { NeededIndex } from '../connection/indexes.ts';
import { toText, toTime, wellFormed } from '../fields.ts';
import { fromId, toId, type DocumentId } from '../ids.ts';

interface ViewDocument extends Omit<View, 'id'> {
  readonly _id: DocumentId;
}

export const viewIndexes: readonly NeededIndex[] = [
  { collection: 'lead_views', name: 'ownerId', key: { ownerId: 1, createdAt: 1, _id: 1 } },
  { collection: 'lead_views', name: 'isShared', key: { isShared: 1, createdAt: 1, _id: 1 } },
];

/** Views in `lead_views`. */
export function createViewStore(db: Db): ViewStore {
  const views = db.collection<ViewDocument>('lead_views');
  const toViewOf = (document: ViewDocument | null) => (document ? toView(document) : undefined);
  return {
    add: async ({ id, ...view }) => {
      await views.insertOne(wellFormed({ _id: toId(id), ...view }));
    },
    find: async (id) => toViewOf(await views.findOne({ _id: toId(id) })),
    listFor: async (ownerId) => {
      const found = views
        .find({ $or: [{ isShared: true }, { ownerId }] })
        .sort({ createdAt: 1, _id: 1 });
      return (await found.toArray()).map(toView);
    },
    listAll: async () => (await views.find().sort({ createdAt: 1, _id: 1 }).toArray()).map(toView),
    change: async (id, fields, updatedAt) =>
      toViewOf(
        await views.findOneAndUpdate(
          { _id: toId(id) },
          { $set: wellFormed({ ...fields, updatedAt }) },
          { returnDocument: 'after' },
        ),
      ),
    remove: async (id) => (await views.deleteOne({ _id: toId(id) })).deletedCount === 1,
  };
}

const toView = ({ _id, columns, ...view }: ViewDocument): View => ({
  id: fromId(_id),
  ownerId: toText(view.ownerId),
  isShared: view.isShared,
  name: toText(view.name),
  query: toText(view.query),
  columns: Array.isArray(columns) ? columns.filter((each) => typeof each === 'string') : [],
  createdAt: toTime(view.createdAt) ?? new Date(0),
  updatedAt: toTime(view.updatedAt) ?? new Date(0),
});
