import type { Db } from 'mongodb';
import { withoutWords, type BulkRun } from '../../../bulk/bulk-run.ts';
import type { BulkStore } from '../../../bulk/bulk-store.ts';
import { toActor, toActorColumns } from '../../actor-columns.ts';
import type { NeededIndex } from '../connection/indexes.ts';
import { toText, toTime, wellFormed } from '../fields.ts';
import { fromId, toId, type DocumentId } from '../ids.ts';

interface BulkDocument extends Omit<BulkRun, 'id' | 'by'> {
  readonly _id: DocumentId;
  readonly byKind: string;
  readonly byId: string;
  readonly byName: string;
  readonly isEnded: boolean;
}

export const bulkIndexes: readonly NeededIndex[] = [
  { collection: 'bulk_runs', name: 'isEnded', key: { isEnded: 1, updatedAt: 1 } },
];

/** Changes of many leads in `bulk_runs`. */
export function createBulkStore(db: Db): BulkStore {
  const runs = db.collection<BulkDocument>('bulk_runs');
  const removeEnded = async (before: Date) => {
    await runs.deleteMany({ isEnded: true, updatedAt: { $lt: before } });
  };
  return {
    removeEnded,
    add: async ({ id, by, ...run }, removeBefore) => {
      await removeEnded(removeBefore);
      const { kind, id: byId, name } = toActorColumns(by);
      const isEnded = run.results.length >= run.leadIds.length;
      const actor = { byKind: kind, byId, byName: name };
      await runs.insertOne(wellFormed({ _id: toId(id), ...run, ...actor, isEnded }));
    },
    find: async (id) => {
      const found = await runs.findOne({ _id: toId(id) });
      return found ? toRun(found) : undefined;
    },
    addResults: async (id, from, results, now) => {
      const found = await runs.findOne(
        { _id: toId(id) },
        { projection: { leadIds: 1, change: 1 } },
      );
      if (!found) return undefined;
      const isEnded = from + results.length >= found.leadIds.length;
      const changed = await runs.findOneAndUpdate(
        { _id: toId(id), results: { $size: from } },
        {
          $push: { results: { $each: [...results] } },
          $set: {
            isEnded,
            updatedAt: now,
            ...(isEnded && { change: withoutWords(found.change) }),
          },
        },
        { returnDocument: 'after' },
      );
      return changed ? toRun(changed) : undefined;
    },
    listOf: async (by, since, most) => {
      const { kind, id } = toActorColumns(by);
      const found = runs
        .find({
          isEnded: { $in: [false, true] },
          updatedAt: { $gte: since },
          byKind: kind,
          byId: id,
        })
        .sort({ createdAt: -1, _id: -1 })
        .limit(most);
      return (await found.toArray()).map(toRun);
    },
    listStalled: async (before) => {
      const found = runs
        .find({ isEnded: false, updatedAt: { $lt: before } })
        .project<Pick<BulkDocument, '_id'>>({ _id: 1 })
        .sort({ updatedAt: 1 });
      return (await found.toArray()).map(({ _id }) => fromId(_id));
    },
  };
}

const toRun = (run: BulkDocument): BulkRun => ({
  id: fromId(run._id),
  by: toActor({ kind: run.byKind, id: run.byId, name: run.byName }),
  change: run.change,
  undoOf: toText(run.undoOf) || null,
  leadIds: run.leadIds,
  results: run.results,
  createdAt: toTime(run.createdAt) ?? new Date(0),
  updatedAt: toTime(run.updatedAt) ?? new Date(0),
});
