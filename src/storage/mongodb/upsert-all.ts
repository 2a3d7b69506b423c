import type { AnyBulkWriteOperation, Collection, Document } from 'mongodb';
import { retryDuplicate } from './retry-duplicate.ts';

/** So that a write ends within the time limits of the connection. */
const MOST_PER_WRITE = 100;

/** Performs upserts that can be repeated, some at a time and in any order. */
export async function upsertAll<Schema extends Document>(
  collection: Collection<Schema>,
  upserts: readonly AnyBulkWriteOperation<Schema>[],
): Promise<void> {
  for (let start = 0; start < upserts.length; start += MOST_PER_WRITE) {
    const some = upserts.slice(start, start + MOST_PER_WRITE);
    await retryDuplicate(() => collection.bulkWrite(some, { ordered: false }));
  }
}
