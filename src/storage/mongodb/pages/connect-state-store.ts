import type { Db } from 'mongodb';
import type { ConnectStateStore } from '../../../connections/connect-state-store.ts';
import type { NeededIndex } from '../connection/indexes.ts';

interface ConnectStateDocument {
  /** The hash of the state. */
  readonly _id: string;
  readonly sessionId: string;
  readonly expiresAt: Date;
}

const DAY_S = 86_400;

/** The server deletes a state a day after it expired. */
export const connectStateIndexes: readonly NeededIndex[] = [
  {
    collection: 'connect_states',
    name: 'connect_states_expiresAt',
    key: { expiresAt: 1 },
    expireAfterSeconds: DAY_S,
  },
];

/** Pending sign-ins to Meta in `connect_states`. */
export function createConnectStateStore(db: Db): ConnectStateStore {
  const states = db.collection<ConnectStateDocument>('connect_states');
  return {
    save: async ({ stateHash, sessionId, expiresAt }) => {
      await states.insertOne({ _id: stateHash, sessionId, expiresAt });
    },
    consume: async (stateHash, sessionId, now) => {
      const taken = await states.findOneAndDelete({ _id: stateHash, sessionId });
      return taken !== null && taken.expiresAt > now;
    },
  };
}
