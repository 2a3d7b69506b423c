import type { Db } from 'mongodb';
import type { SetupCodeStore } from '../../../users/setup-code-store.ts';

interface SetupCodeDocument {
  /** The hash of the code. */
  readonly _id: string;
  readonly holder: string;
  readonly until: Date;
}

const codesOf = (db: Db) => db.collection<SetupCodeDocument>('setup_codes');

/** Hashes of codes in `setup_codes`. */
export function createSetupCodeStore(db: Db): SetupCodeStore {
  const codes = codesOf(db);
  return {
    add: async (codeHash, holder, until) => {
      await codes.replaceOne({ _id: codeHash }, { holder, until }, { upsert: true });
    },
    has: async (codeHash, now) =>
      (await codes.findOne({ _id: codeHash, until: { $gt: now } })) !== null,
    clear: async () => {
      await codes.deleteMany({});
    },
  };
}

/** Removes the codes of a process. */
export async function removeSetupCodes(db: Db, processName: string): Promise<void> {
  await codesOf(db).deleteMany({ holder: { $regex: `^${processName}#` } });
}
