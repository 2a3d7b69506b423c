import type { Db } from 'mongodb';
import type { MongodbContext, StoreGroup } from './mongodb-context.ts';

/** How often a process says that it runs, in ms. */
const BEAT_MS = 5_000;

/** After this a process that says nothing counts as dead, in ms. */
const DEAD_AFTER_MS = 30_000;

interface ProcessDocument {
  /** The name of the process. */
  readonly _id: string;
  /** By the clock of the server. */
  readonly seenAt: Date;
}

const processesOf = (db: Db) => db.collection<ProcessDocument>('processes');

/** Shows other programs that this process uses the database. */
export function createRunningProcess({ db, processName }: MongodbContext): StoreGroup {
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
export async function hasRunningProcess(db: Db): Promise<boolean> {
  const { localTime } = await db.command({ hello: 1 });
  const now = localTime instanceof Date ? localTime : new Date();
  const seenAt = { $gte: new Date(now.getTime() - DEAD_AFTER_MS) };
  return (await processesOf(db).findOne({ seenAt })) !== null;
}
