import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readCpuMs } from './cpu-time.ts';
import { readOwnMemory } from './memory.ts';

const ROOT = join(import.meta.dirname, '../..');
/** Stops the program when the benchmark is gone, however that happened. */
const PRELOAD = join(ROOT, 'scripts/lib/stop-with-parent.mjs');
/** Answers how long the turns of the event loop were. */
const WATCH_LOOP = join(ROOT, 'bench/lib/watch-loop.ts');
const PATIENCE_MS = 60_000;

export interface ProgramOptions {
  readonly name: string;
  /** From the repository's root. */
  readonly file: string;
  readonly args?: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Its working folder, so that it finds no `.env` files. */
  readonly folder: string;
  /** Answers when the program is ready. */
  readonly readyUrl: string;
  readonly profileDir?: string | undefined;
  /** Whether `longestTurnMs` is used. */
  readonly watchLoop?: boolean | undefined;
}

/** A program in a process of its own. */
export interface Program {
  /** CPU time since its start, all threads together; undefined if the system does not say. */
  cpuMs(): number | undefined;
  /** See `readOwnMemory`. */
  ownBytes(): number | undefined;
  /**
   * The most CPU time that one turn of its event loop took since the last call.
   *
   * @throws if the program was not started with `watchLoop`
   */
  longestTurnMs(): Promise<number>;
  /** Asks it to close and waits until it has. */
  stop(): Promise<void>;
}

export async function startProgram(options: ProgramOptions): Promise<Program> {
  const child = spawn(process.execPath, nodeArgs(options), {
    cwd: options.folder,
    env: { ...options.env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const ended = once(child, 'exit');
  const output = keepOutput(child);
  // After Ctrl-C its data is deleted, so there is nothing to finish.
  const kill = () => child.kill('SIGKILL');
  process.prependOnceListener('exit', kill);
  const program: Program = {
    cpuMs: () => (child.pid === undefined ? undefined : readCpuMs(child.pid)),
    ownBytes: () => (child.pid === undefined ? undefined : readOwnMemory(child.pid)),
    longestTurnMs: async () => {
      if (!options.watchLoop) throw new Error(`${options.name} runs without a watched loop`);
      const answer = once(child, 'message');
      child.send('longest-turn');
      return Number((await answer)[0]);
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      process.off('exit', kill);
    },
  };
  try {
    await waitUntilReady(options, child, output);
  } catch (error) {
    await program.stop();
    throw error;
  }
  return program;
}

function nodeArgs({ name, file, args = [], profileDir, watchLoop }: ProgramOptions): string[] {
  const profile =
    profileDir === undefined
      ? []
      : ['--cpu-prof', `--cpu-prof-dir=${profileDir}`, `--cpu-prof-name=${name}.cpuprofile`];
  const watch = watchLoop ? ['--import', WATCH_LOOP] : [];
  return ['--import', PRELOAD, ...watch, ...profile, join(ROOT, file), ...args];
}

function keepOutput(child: ChildProcess): () => string {
  let output = '';
  const keep = (chunk: Buffer) => {
    output += chunk.toString('utf8');
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return () => output;
}

async function waitUntilReady(
  { name, readyUrl }: ProgramOptions,
  child: ChildProcess,
  output: () => string,
): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end) {
    if (child.exitCode !== null) throw new Error(`${name} ended at its start:\n${output()}`);
    const answer = await fetch(readyUrl).catch(() => undefined);
    if (answer !== undefined && answer.status < 500) return;
    await sleep(50);
  }
  throw new Error(`${name} did not answer at ${readyUrl}:\n${output()}`);
}
