import { faultyStandInProgram, runs, standInProgram } from '../../../scripts/lib/test-database.mjs';

/** A program that serves MongoDB's protocol. */
export interface ServerProgram {
  readonly name: string;
  /** The program and its arguments, for a port on loopback, a folder for its data and a cache. */
  command(port: number, folder: string, cacheMb: number): readonly [string, ...string[]];
  /** A server of MongoDB makes its replica set when it is asked to; the stand-ins are one from the start. */
  readonly replicaSet?: string;
}

const REPLICA_SET = 'rs0';

const mongod: ServerProgram = {
  name: 'mongod',
  command: (port, folder, cacheMb) => [
    'mongod',
    '--bind_ip',
    '127.0.0.1',
    '--port',
    String(port),
    '--dbpath',
    folder,
    '--replSet',
    REPLICA_SET,
    '--nounixsocket',
    '--wiredTigerCacheSizeGB',
    String(cacheMb / 1024),
    '--oplogSize',
    '128',
    // For errors on demand.
    '--setParameter',
    'enableTestCommands=1',
  ],
  replicaSet: REPLICA_SET,
};

const standIn: ServerProgram = {
  name: 'the stand-in for MongoDB',
  command: (port, folder, cacheMb) => [
    standInProgram(),
    ...commonArguments(port, folder, cacheMb),
    // An empty store is as large as its log files.
    '--log-file-max',
    '16MB',
  ],
};

const faultyStandIn: ServerProgram = {
  name: 'the stand-in for MongoDB that fails on demand',
  command: (port, folder, cacheMb) => [
    faultyStandInProgram(),
    ...commonArguments(port, folder, cacheMb),
    '--enable-test-commands',
  ],
};

const commonArguments = (port: number, folder: string, cacheMb: number) => [
  '--host',
  '127.0.0.1',
  '--port',
  String(port),
  '--storage-path',
  folder,
  '--cache-size',
  `${cacheMb}M`,
  '--log-level',
  'WARNING',
  // Without it the stand-ins lose acknowledged writes if they are killed, which MongoDB does not.
  '--sync-on-commit',
];

/** The server that the tests run on: MongoDB's own if it is installed, else a stand-in. */
export function findServerProgram(): ServerProgram | undefined {
  if (runs('mongod')) return mongod;
  if (runs(standInProgram())) return standIn;
  return runs(faultyStandInProgram(), '--help') ? faultyStandIn : undefined;
}

/** What to do if there is no server. */
export const HOW_TO_GET_A_SERVER =
  'run "npm run install:test-database" (five minutes, once), put a mongod on the PATH, or set TEST_MONGODB_URI.';

/** A server that fails on demand; see `fail-points.ts`. */
export function findFaultyServerProgram(): ServerProgram | undefined {
  if (runs('mongod')) return mongod;
  return runs(faultyStandInProgram(), '--help') ? faultyStandIn : undefined;
}

/** The name of tests that need a program; if they are skipped, also what to do. */
export const nameOfTests = (name: string, program: ServerProgram | undefined): string =>
  isSkipped(program) ? `${name} (skipped: there is no server; ${HOW_TO_GET_A_SERVER})` : name;

/** Whether the tests that need a program are skipped because it is missing. With `CI` they fail instead. */
export const isSkipped = (program: ServerProgram | undefined): boolean =>
  program === undefined && !process.env['CI'];
