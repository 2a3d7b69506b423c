import { randomBytes } from 'node:crypto';
import type { MongodbContext } from '../mongodb-context.ts';

/** A webhook delivery of a few leads writes about this much. */
const FILLER_BYTES = 64 * 1024;

interface WriteCheck {
  readonly _id: 1;
  readonly checkedAt: Date;
  readonly filler: Buffer;
}

/** Writes as much as a webhook does. Each write replaces the one before. */
export function createCheckWritable({ db, now }: MongodbContext): () => Promise<void> {
  const checks = db.collection<WriteCheck>('write_check');
  return async () => {
    const filler = randomBytes(FILLER_BYTES);
    await checks.updateOne({ _id: 1 }, { $set: { checkedAt: now(), filler } }, { upsert: true });
  };
}
