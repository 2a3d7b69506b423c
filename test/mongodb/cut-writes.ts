import { Collection } from 'mongodb';
import { vi } from 'vitest';

const WRITES = [
  'insertOne',
  'bulkWrite',
  'updateOne',
  'updateMany',
  'replaceOne',
  'findOneAndUpdate',
  'deleteOne',
] as const;

const COLLECTIONS = ['meta_leads', 'webhook_deliveries', 'leads'];

/**
 * Does something before each write of `work` to the inbox and the leads, such as to fail as a process does
 * that was killed.
 *
 * @param before gets the number of the write, from 0; what it writes itself is not counted
 */
export async function beforeWrites<Result>(
  before: (write: number) => Promise<void>,
  work: () => Promise<Result>,
): Promise<Result> {
  let writes = 0;
  let isInside = false;
  const spies = WRITES.map((name) => {
    const original = Collection.prototype[name] as (...args: unknown[]) => Promise<unknown>;
    return vi.spyOn(Collection.prototype, name as 'insertOne').mockImplementation(async function (
      this: Collection,
      ...args: unknown[]
    ) {
      if (!isInside && COLLECTIONS.includes(this.collectionName)) {
        isInside = true;
        try {
          await before(writes);
        } finally {
          isInside = false;
        }
        writes += 1;
      }
      return original.apply(this, args) as never;
    });
  });
  try {
    return await work();
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** The process ends before its write of this number. @returns whether the work was over before */
export async function killBefore(write: number, work: () => Promise<unknown>): Promise<boolean> {
  const killed = new Error('The process was killed.');
  let isKilled = false as boolean;
  const before = async (next: number) => {
    if (next < write) return;
    isKilled = true;
    throw killed;
  };
  try {
    await beforeWrites(before, work);
  } catch (error) {
    if (!isKilled) throw error;
  }
  return !isKilled;
}
