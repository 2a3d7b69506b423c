import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Environment } from '../../src/config.ts';

const PROGRAM = resolve(import.meta.dirname, '../../src/main.ts');

/** A LeadRabbit process. It may end by itself. */
export interface StartedProcess {
  output(): string;
  /** Null while the process runs. */
  exitCode(): number | null;
  /** Resolves with the exit code when the process has ended, or with null if a signal ended it. */
  readonly ended: Promise<number | null>;
  end(signal?: NodeJS.Signals): Promise<void>;
}

/**
 * Starts `src/main.ts` and does not wait until it answers.
 *
 * @param wrap wraps the command, for example to run it as another user
 */
export function startProcess(
  environment: Environment,
  {
    wrap = (command) => command,
  }: { wrap?: (command: readonly string[]) => readonly string[] } = {},
): StartedProcess {
  const [program = '', ...args] = wrap([process.execPath, PROGRAM]);
  const child = spawn(program, args, {
    cwd: '/',
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer) => (output += chunk.toString('utf8'));
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return {
    output: () => output,
    exitCode: () => child.exitCode,
    ended,
    end: async (signal = 'SIGTERM') => {
      child.kill(signal);
      await ended;
    },
  };
}
