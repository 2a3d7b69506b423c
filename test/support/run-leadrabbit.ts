import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Environment } from '../../src/config.ts';
import { ApiClient } from './api-client.ts';
import { eventually } from './eventually.ts';
import { ADMIN, removeData, testEnvironment } from './start-leadrabbit.ts';

/** A start reads every module anew, which takes its time on a busy machine. */
export const START_TIMEOUT_MS = 60_000;

/** A LeadRabbit that runs as a process of its own, as an operator starts it. */
export interface LeadRabbitProcess {
  readonly url: string;
  readonly dataDir: string;
  readonly admin: ApiClient;
  /** Everything it has written so far. */
  output(): string;
  /** Ends it as a power cut does, and starts it again on the same data. */
  killAndRestart(): Promise<LeadRabbitProcess>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
  /** Starts it again on the same data, after `kill` or `stop`. */
  startAgain(): Promise<LeadRabbitProcess>;
  /** Ends it in order and keeps its data. */
  stop(): Promise<void>;
  /** Ends it in order and removes its data. */
  close(): Promise<void>;
}

/**
 * Starts `src/main.ts` in a process of its own.
 *
 * @param beside a process on whose data folder it runs too; close that one last
 */
export async function runLeadRabbit(
  metaUrl: string,
  changes: Environment = {},
  beside?: LeadRabbitProcess,
): Promise<LeadRabbitProcess> {
  const dataDir = beside?.dataDir ?? mkdtempSync(join(tmpdir(), 'leadrabbit-test-'));
  const environment = { ...(await testEnvironment(metaUrl, dataDir)), ...changes };
  return run(environment, dataDir, beside === undefined);
}

async function run(
  environment: Environment,
  dataDir: string,
  ownsData: boolean,
): Promise<LeadRabbitProcess> {
  // URL may be the address of a proxy.
  const url = `http://127.0.0.1:${environment['PORT']}`;
  const child = spawn(process.execPath, [resolve(import.meta.dirname, '../../src/main.ts')], {
    // Neither the variables nor the .env files of whoever runs the tests.
    cwd: dataDir,
    env: { ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer) => (output += chunk.toString('utf8'));
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = once(child, 'exit');
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null) return;
    child.kill(signal);
    await ended;
  };
  const answers = async () => child.exitCode !== null || (await fetch(`${url}/healthz`)).ok;
  try {
    await eventually('LeadRabbit answers', answers, START_TIMEOUT_MS);
    if (child.exitCode !== null) throw new Error(`LeadRabbit ended: ${output}`);
  } catch (error) {
    await end('SIGKILL');
    throw error;
  }
  const admin = new ApiClient(url);
  await admin.signIn(ADMIN.email, ADMIN.password);
  return {
    url,
    dataDir,
    admin,
    output: () => output,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    startAgain: () => run(environment, dataDir, ownsData),
    killAndRestart: async () => {
      await end('SIGKILL');
      return run(environment, dataDir, ownsData);
    },
    close: async () => {
      await end('SIGTERM');
      if (ownsData) await removeData(dataDir);
    },
  };
}
