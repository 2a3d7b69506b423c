import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from 'mongodb';
import { isDuplicateKey } from '../connection/mongodb-error.ts';

/** A process that stops in between loses its claim after this, in ms. */
const CLAIM_MS = 30_000;

/** How often a process that waits for another one looks again, in ms. */
const PAUSE_MS = 200;

/** The mark of an adopted database. */
interface AdoptionMark {
  readonly _id: 'database';
  readonly adoptedAt?: Date;
  readonly holder?: string;
  readonly until?: Date;
}

const marksOf = (db: Db) => db.collection<AdoptionMark>('adoption');

export const isAdopted = async (db: Db): Promise<boolean> =>
  (await marksOf(db).findOne({ _id: 'database' }))?.adoptedAt !== undefined;

/** Keeps the work for this process. @throws Error if another process has taken over */
export type KeepClaim = () => Promise<void>;

/**
 * Lets one process at a time do the work. The others wait until it is done.
 *
 * @param again also runs if it was done before
 * @param work is safe to begin again if a process ended in between
 */
export async function adoptOnce(
  db: Db,
  { again, now }: { readonly again: boolean; readonly now: () => Date },
  work: (keepClaim: KeepClaim) => Promise<void>,
): Promise<void> {
  const marks = marksOf(db);
  const holder = randomUUID();
  const until = () => new Date(now().getTime() + CLAIM_MS);
  const keepClaim = async () => {
    const { matchedCount } = await marks.updateOne(
      { _id: 'database', holder },
      { $set: { until: until() } },
    );
    if (matchedCount === 0) throw new Error('Another process adopts the database.');
  };
  for (;;) {
    if (!again && (await isAdopted(db))) return;
    if (await claim()) break;
    await sleep(PAUSE_MS);
  }
  await work(keepClaim);
  await marks.updateOne(
    { _id: 'database', holder },
    { $set: { adoptedAt: now() }, $unset: { holder: '', until: '' } },
  );

  async function claim(): Promise<boolean> {
    const free = { $or: [{ until: { $exists: false } }, { until: { $lte: now() } }] };
    try {
      await marks.updateOne(
        { _id: 'database', ...free, ...(!again && { adoptedAt: { $exists: false } }) },
        { $set: { holder, until: until() } },
        { upsert: true },
      );
      return true;
    } catch (error) {
      // Another process has it, or is done.
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }
}
