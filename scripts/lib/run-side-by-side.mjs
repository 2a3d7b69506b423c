import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The output of a step, and what ends it early. Options of `spawn`.
 * @typedef {Pick<import('node:child_process').SpawnOptions, 'stdio' | 'signal'>} How
 * @typedef {readonly [name: string, work: (how: How) => Promise<void>]} Step
 */

/**
 * Runs steps side by side. Prints what each wrote when it has
 * ended, and stops all at the first that fails.
 * @param {readonly Step[]} steps
 * @param {number} most how many may run at once
 * @returns {Promise<{ name: string, error: unknown } | undefined>} the step that failed
 */
export async function runSideBySide(steps, most) {
  const folder = mkdtempSync(join(tmpdir(), 'leadrabbit-steps-'));
  const stop = new AbortController();
  const waiting = [...steps];
  /** @type {{ name: string, error: unknown } | undefined} */
  let failed;

  /** @param {Step} step */
  const runStep = async ([name, work]) => {
    const file = join(folder, name);
    const output = openSync(file, 'w');
    /** @type {unknown} */
    let error;
    try {
      await work({ stdio: ['ignore', output, output], signal: stop.signal });
    } catch (thrown) {
      error = thrown;
    } finally {
      closeSync(output);
    }
    // It was stopped, which is no result.
    if (failed) return;
    if (error !== undefined) failed = { name, error };
    process.stdout.write(`\n--- ${name}\n${readFileSync(file, 'utf8')}`);
    if (error === undefined) return;
    waiting.length = 0;
    stop.abort();
  };

  const runNext = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) await runStep(step);
  };

  try {
    await Promise.all(Array.from({ length: most }, runNext));
  } finally {
    rmSync(folder, { recursive: true });
  }
  return failed;
}
