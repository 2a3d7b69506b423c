import type { ProcessStore } from '../process-store.ts';

/** The processes on one data folder have the same keys, which are beside the database. */
export const oneMachine: ProcessStore = {
  introduce: async () => undefined,
  listEarlier: async () => [],
};
