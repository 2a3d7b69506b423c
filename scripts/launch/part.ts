import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

const PRELOAD = join(import.meta.dirname, '../lib/stop-with-parent.mjs');
/** How long a part may take to end; LeadRabbit itself takes ten seconds at most. */
const PATIENCE_MS = 20_000;

/** One of the programs that make up a running LeadRabbit. */
export class Part {
  readonly name: string;
  /** Resolves with the exit code. */
  readonly ended: Promise<number>;
  readonly #child: ChildProcess;

  constructor(name: string, args: readonly string[], env: Record<string, string | undefined>) {
    this.name = name;
    this.#child = spawn(process.execPath, ['--import', PRELOAD, ...args], {
      env,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      // In a group of its own Ctrl-C does not reach it, so that we choose who closes first.
      detached: process.platform !== 'win32',
    });
    this.ended = new Promise((resolve) => {
      this.#child.once('exit', (code) => resolve(code ?? 1));
      this.#child.once('error', () => resolve(1));
    });
  }

  /** Asks it to close and waits until it has. */
  async stop(): Promise<void> {
    const timer = setTimeout(() => this.kill(), PATIENCE_MS);
    this.#child.kill('SIGTERM');
    await this.ended;
    clearTimeout(timer);
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }
}
