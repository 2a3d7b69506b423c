import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `start-server.ts` runs this file as its own process, with a folder and the command of a server. It ends the
 * server and removes the folder when its parent is gone, however that happened: the server itself would run on.
 */

/** What the parent may ask for. */
export type Order = 'start' | 'kill';

/** The answer to each order. */
export interface ServerState {
  /** The id of the server's process; undefined if it does not run. */
  readonly pid: number | undefined;
}

const [folder, program, ...args] = process.argv.slice(2);
if (folder === undefined || program === undefined) throw new Error('Which server?');
const log = openSync(join(folder, 'server.log'), 'a');
let server: ChildProcess | undefined;

const isRunning = () => server?.exitCode === null && server.signalCode === null;

async function kill(): Promise<void> {
  if (!server || !isRunning()) return;
  const ended = once(server, 'exit');
  // Ends a frozen process too.
  server.kill('SIGKILL');
  await ended;
}

async function follow(order: Order): Promise<void> {
  await kill();
  if (order === 'start') {
    server = spawn(program ?? '', args, { stdio: ['ignore', log, log] });
    server.on('error', () => undefined);
  }
  const state: ServerState = { pid: isRunning() ? server?.pid : undefined };
  process.send?.(state);
}

async function end(): Promise<void> {
  await kill();
  rmSync(folder ?? '', { recursive: true, force: true });
  process.exit();
}

process.on('message', (order: Order) => void follow(order));
process.once('disconnect', () => void end());
