import type { Db } from 'mongodb';
import { CLOCK_TOLERANCE_MS, type CountStore } from '../../../limits/count-store.ts';
import { hashOfKey } from '../../hash-of-key.ts';
import { isDuplicateKey } from '../connection/mongodb-error.ts';
import type { NeededIndex } from '../connection/indexes.ts';

interface CountDocument {
  /** The hash of the key. */
  readonly _id: string;
  readonly count: number;
  readonly until: Date;
}

/** The server deletes a count an hour after it ended. */
export const countIndexes: readonly NeededIndex[] = [
  {
    collection: 'limit_counts',
    name: 'limit_counts_until',
    key: { until: 1 },
    expireAfterSeconds: 3_600,
  },
];

/** Counts in `limit_counts`. */
export function createCountStore(db: Db): CountStore {
  const counts = db.collection<CountDocument>('limit_counts');
  return {
    add: async (key, by, { now, lastsMs, extends: isExtended = false }) => {
      const _id = hashOfKey(key);
      const end = new Date(now.getTime() + lastsMs);
      const latest = new Date(end.getTime() + CLOCK_TOLERANCE_MS);
      for (;;) {
        const raised = await counts.findOneAndUpdate(
          { _id, until: { $gt: now, $lte: latest } },
          { $inc: { count: by }, ...(isExtended && { $set: { until: end } }) },
          { returnDocument: 'after' },
        );
        if (raised) return { count: raised.count, until: raised.until };
        try {
          await counts.updateOne(
            { _id, $or: [{ until: { $lte: now } }, { until: { $gt: latest } }] },
            { $set: { count: by, until: end } },
            { upsert: true },
          );
          return { count: by, until: end };
        } catch (error) {
          // Another process has begun this count in between.
          if (!isDuplicateKey(error)) throw error;
        }
      }
    },
    read: async (key, now) =>
      (await counts.findOne({ _id: hashOfKey(key), until: { $gt: now } }))?.count ?? 0,
    takeBack: async (key, until) => {
      await counts.updateOne({ _id: hashOfKey(key), until }, { $inc: { count: -1 } });
    },
    reset: async (key) => {
      await counts.deleteOne({ _id: hashOfKey(key) });
    },
  };
}
