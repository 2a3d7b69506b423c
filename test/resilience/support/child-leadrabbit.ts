import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Environment } from '../../../src/config.ts';
import { ApiClient } from '../../support/api-client.ts';
import { testEngine } from '../../support/engine.ts';
import { eventually } from '../../support/eventually.ts';
import { ADMIN, removeData, testEnvironment } from '../../support/start-leadrabbit.ts';

const PROGRAM = resolve(import.meta.dirname, '../../../src/main.ts');

/** A LeadRabbit in a process of its own. It can be killed and started again at the same address. */
export interface ChildLeadRabbit {
  readonly url: string;
  readonly dataDir: string;
  readonly environment: Environment;
  /** Stays signed in after a restart, because sign-ins are limited to a few a minute. */
  readonly admin: ApiClient;
  /** The id of the process that runs now. */
  pid(): number;
  isRunning(): boolean;
  /** What all its processes have written so far. */
  output(): string;
  /** Starts the process and does not wait for it to answer. */
  spawn(): void;
  answers(): Promise<void>;
  /** Asks the process to end, and waits for that. @returns its exit code and how long it took, in ms */
  terminate(signal?: NodeJS.Signals): Promise<Ended>;
  /** Sends a signal and waits for nothing. */
  signal(signal: NodeJS.Signals): void;
  /** Waits until the process has ended. @returns its exit code */
  ended(): Promise<number | null>;
  /** Ends the process as a power failure does: no handler runs and nothing is flushed. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** How a process ended: `signal` names what killed it, if it did not exit by itself. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly ms: number;
}

export interface ChildOptions {
  readonly environment?: Environment;
  /** A LeadRabbit on whose database it runs too. Close that one last. */
  readonly beside?: ChildLeadRabbit | undefined;
  /** Wraps the command, for example to run the process in a namespace of its own. */
  readonly wrap?: (dataDir: string, command: readonly string[]) => readonly string[];
  readonly nodeArgs?: readonly string[];
}

/** Starts `src/main.ts` as an operator does, and signs in. */
export async function startChild(
  metaUrl: string,
  { environment = {}, beside, wrap = (_, command) => command, nodeArgs = [] }: ChildOptions = {},
): Promise<ChildLeadRabbit> {
  const isOnSameFolder = beside !== undefined && !testEngine().isShared;
  const dataDir = isOnSameFolder
    ? beside.dataDir
    : mkdtempSync(join(tmpdir(), 'leadrabbit-resilience-'));
  const env: Environment = {
    ...(await testEnvironment(metaUrl, dataDir)),
    ...(beside && { ...testEngine().environment(beside.dataDir), DATA_DIR: dataDir }),
    ...environment,
  };
  const url = env['URL'] ?? '';
  const admin = new ApiClient(url);
  let child: ChildProcess | undefined;
  let output = '';

  const isRunning = () =>
    child !== undefined && child.exitCode === null && child.signalCode === null;
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString('utf8')).slice(-1_000_000);
  };
  const end = async (signal: NodeJS.Signals) => {
    if (!child || !isRunning()) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };

  const leadrabbit: ChildLeadRabbit = {
    url,
    dataDir,
    environment: env,
    admin,
    pid: () => child?.pid ?? 0,
    isRunning,
    output: () => output,
    spawn: () => {
      const command = wrap(dataDir, [process.execPath, ...nodeArgs, PROGRAM]);
      const [program = '', ...args] = command;
      // The process sees neither the variables nor the .env files of the person who runs the tests.
      child = spawn(program, args, {
        cwd: dataDir,
        env: { PATH: process.env['PATH'], ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child.stdout?.on('data', keep);
      child.stderr?.on('data', keep);
    },
    answers: async () => {
      await eventually(
        'LeadRabbit answers',
        async () => {
          if (!isRunning()) return true;
          return (await fetch(`${url}/healthz`)).ok;
        },
        60_000,
      );
      if (!isRunning()) throw new Error(`LeadRabbit ended by itself: ${output.slice(-2_000)}`);
    },
    terminate: async (signal = 'SIGTERM') => {
      const start = performance.now();
      await end(signal);
      const { exitCode = null, signalCode = null } = child ?? {};
      return { code: exitCode, signal: signalCode, ms: performance.now() - start };
    },
    signal: (signal) => void child?.kill(signal),
    ended: async () => {
      if (child && isRunning()) await once(child, 'exit');
      return child?.exitCode ?? null;
    },
    kill: () => end('SIGKILL'),
    close: async () => {
      await end('SIGTERM');
      if (beside === undefined) await removeData(dataDir);
      else if (!isOnSameFolder) rmSync(dataDir, { recursive: true, force: true });
    },
  };
  leadrabbit.spawn();
  await leadrabbit.answers();
  await admin.signIn(ADMIN.email, ADMIN.password);
  return leadrabbit;
}
