import type { Collection, Db } from 'mongodb';
import type { TurnStore } from '../../../turns/turn-store.ts';
import { isDuplicateKey } from '../connection/mongodb-error.ts';

export interface TurnDocument {
  /** The name of the turn. */
  readonly _id: string;
  readonly holder: string;
  readonly since: Date;
  readonly until: Date;
}

export const turnsOf = (db: Db): Collection<TurnDocument> => db.collection<TurnDocument>('turns');

/** Clocks of two machines may differ by this much, in ms. */
const CLOCKS_DIFFER_MS = 60_000;

/** Turns in `turns`. */
export function createTurnStore(db: Db): TurnStore {
  const turns = turnsOf(db);
  return {
    claim: async (name, holder, now, until) => {
      const tooLate = new Date(now.getTime() + CLOCKS_DIFFER_MS);
      const free = [{ holder }, { until: { $lte: now } }, { since: { $gt: tooLate } }];
      try {
        await turns.updateOne(
          { _id: name, $or: free },
          { $set: { holder, since: now, until } },
          { upsert: true },
        );
        return true;
      } catch (error) {
        // It exists and is not free.
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    release: async (name, holder) => {
      await turns.deleteOne({ _id: name, holder });
    },
  };
}

/** Gives back the turns that a process holds. */
export async function releaseTurns(db: Db, processName: string): Promise<void> {
  await turnsOf(db).deleteMany({ holder: { $regex: `^${processName}#` } });
}
