import type { Db } from 'mongodb';
import type { ProcessStore, RunningProcess } from '../process-store.ts';
import type { MongodbContext, StoreGroup } from './mongodb-context.ts';

/** How often a process says that it runs, in ms. */
const BEAT_MS = 5_000;

/** After this a process that says nothing counts as dead, in ms. */
const DEAD_AFTER_MS = 30_000;

interface ProcessDocument extends Partial<RunningProcess> {
  /** The name of the process. */
  readonly _id: string;
  /** By the clock of the server. */
  readonly seenAt: Date;
  /** When it said who it is, by the clock of the server. */
  readonly introducedAt?: Date;
}

const processesOf = (db: Db) => db.collection<ProcessDocument>('processes');

/** Shows other programs that this process uses the database. */
export function createRunningProcess({
  db,
  processName,
}: MongodbContext): StoreGroup & { readonly processes: ProcessStore } {
  const processes = processesOf(db);
  let timer: NodeJS.Timeout | undefined;
  const beat = async () => {
    await processes.updateOne(
      { _id: processName },
      { $currentDate: { seenAt: true } },
      { upsert: true },
    );
  };
  return {
    processes: createProcessStore(db, processName),
    indexes: [
      {
        collection: 'processes',
        name: 'processes_seenAt',
        key: { seenAt: 1 },
        expireAfterSeconds: 3_600,
      },
    ],
    prepare: async () => {
      await beat();
      // If the server is away, the next one succeeds.
      timer = setInterval(() => void beat().catch(() => undefined), BEAT_MS);
      timer.unref();
    },
    close: async () => {
      clearInterval(timer);
      await processes.deleteOne({ _id: processName });
    },
  };
}

/** Whether a process uses the database, on whatever machine. */
export const hasRunningProcess = async (db: Db): Promise<boolean> =>
  (await processesOf(db).findOne(await isRunning(db))) !== null;

function createProcessStore(db: Db, processName: string): ProcessStore {
  const processes = processesOf(db);
  return {
    introduce: async ({ host, tokenKey, sessionSecretHash }) => {
      await processes.updateOne(
        { _id: processName },
        {
          $set: { host, tokenKey, sessionSecretHash },
          $currentDate: { seenAt: true, introducedAt: true },
        },
        { upsert: true },
      );
    },
    listEarlier: async () => {
      const own = await processes.findOne({ _id: processName });
      if (!own?.introducedAt) return [];
      const others = await processes
        .find({ ...(await isRunning(db)), introducedAt: { $lte: own.introducedAt } })
        .toArray();
      return others.flatMap(({ _id, host, tokenKey, sessionSecretHash }) =>
        _id !== processName && host !== undefined && tokenKey !== undefined && sessionSecretHash
          ? [{ host, tokenKey, sessionSecretHash }]
          : [],
      );
    },
  };
}

async function isRunning(db: Db): Promise<{ readonly seenAt: { readonly $gte: Date } }> {
  const { localTime } = await db.command({ hello: 1 });
  const now = localTime instanceof Date ? localTime : new Date();
  return { seenAt: { $gte: new Date(now.getTime() - DEAD_AFTER_MS) } };
}
