import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MongoClient, type Db } from 'mongodb';
import { eventually } from '../../support/eventually.ts';
import { freePort } from '../../support/free-port.ts';
import { HOW_TO_GET_A_SERVER, type ServerProgram } from './server-programs.ts';
import type { Order, ServerState } from './supervisor.ts';

const SUPERVISOR = fileURLToPath(new URL('supervisor.ts', import.meta.url));
const START_TIMEOUT_MS = 60_000;

/** A database server of its own, which a test may treat badly. It ends with the process that started it. */
export interface TestServer {
  readonly uri: string;
  /** The id of its process; undefined while it does not run. */
  pid(): number | undefined;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
  /** Starts it again on the same port with the same data, and waits until it answers. */
  start(): Promise<void>;
  /** Stops it in the middle of what it does, until `thaw`. Its connections stay open. */
  freeze(): void;
  thaw(): void;
  /** Ends it and removes its data. */
  close(): Promise<void>;
}

/** Enough for the data of a test. */
const CACHE_MB = 256;

/**
 * Starts a server on a free port of loopback.
 *
 * @param under the folder in which it makes the folder of its data
 * @throws Error with what to do, if there is no program, or with the last lines of its log, if it does not answer
 */
export async function startServer(
  program: ServerProgram | undefined,
  { under = tmpdir(), cacheMb = CACHE_MB } = {},
): Promise<TestServer> {
  if (program === undefined)
    throw new Error(`There is no server for this test: ${HOW_TO_GET_A_SERVER}`);
  const port = await freePort();
  const folder = mkdtempSync(join(under, 'leadrabbit-mongodb-'));
  const supervisor = spawn(
    process.execPath,
    [SUPERVISOR, folder, ...program.command(port, folder, cacheMb)],
    // Ctrl-C in a terminal goes to a whole group of processes. The supervisor ends when its parent has.
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], detached: true },
  );
  const ended = once(supervisor, 'exit');
  let pid: number | undefined;
  const order = async (what: Order) => {
    const answered = once(supervisor, 'message') as Promise<[ServerState]>;
    supervisor.send(what);
    [{ pid }] = await answered;
  };
  const signal = (name: NodeJS.Signals) => {
    if (pid === undefined) throw new Error('The server does not run.');
    process.kill(pid, name);
  };
  const close = async () => {
    supervisor.disconnect();
    await ended;
  };
  const server: TestServer = {
    uri: `mongodb://127.0.0.1:${port}/${program.replicaSet === undefined ? '' : `?replicaSet=${program.replicaSet}`}`,
    pid: () => pid,
    kill: () => order('kill'),
    start: async () => {
      await order('start');
      await answers(port, program.replicaSet);
    },
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
    close,
  };
  try {
    await server.start();
  } catch (error) {
    const log = readFileSync(join(folder, 'server.log'), 'utf8').slice(-2_000);
    await close();
    throw new Error(`${program.name} did not start: ${log}`, { cause: error });
  }
  return server;
}

/** Waits until the server accepts writes. */
const answers = (port: number, replicaSet: string | undefined) =>
  eventually(
    'the database server answers',
    async () => {
      const host = `127.0.0.1:${port}`;
      // A new client for each try: one that has found no server stays closed.
      const client = new MongoClient(`mongodb://${host}/?directConnection=true`, {
        serverSelectionTimeoutMS: 1_000,
      });
      try {
        return await acceptsWrites(client.db('admin'), host, replicaSet);
      } finally {
        await client.close();
      }
    },
    START_TIMEOUT_MS,
  );

/** Makes the replica set first if there is none yet. */
async function acceptsWrites(
  admin: Db,
  host: string,
  replicaSet: string | undefined,
): Promise<boolean> {
  const hello = await admin.command({ hello: 1 });
  if (replicaSet !== undefined && hello['setName'] === undefined)
    await admin.command({ replSetInitiate: { _id: replicaSet, members: [{ _id: 0, host }] } });
  return hello['isWritablePrimary'] === true;
}
