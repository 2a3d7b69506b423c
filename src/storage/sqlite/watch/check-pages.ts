import { Worker } from 'node:worker_threads';
import { isDamage } from '../storage-error.ts';

/**
 * The result of a check of all pages. `problems` are SQLite's own lines, which contain no values.
 */
export type PageCheck =
  | { readonly result: 'sound' }
  | { readonly result: 'damaged'; readonly problems: readonly string[] }
  /** The check failed, for example because another program held the database. */
  | { readonly result: 'unknown'; readonly error: unknown };

const PROGRAM = new URL('check-pages-worker.ts', import.meta.url);

/**
 * Lines about single values or the search index, not about the structure of the file. LeadRabbit
 * can still store and read leads. https://sqlite.org/pragma.html#pragma_integrity_check
 */
const HARMLESS =
  /^(NULL value in|NUMERIC value in|TEXT value in|CHECK constraint failed in|.*FTS5 table)/;

/**
 * Checks the structure of a database file in the background.
 *
 * @param signal ends the check; its result is then `unknown`
 */
export function checkPages(file: string, signal: AbortSignal): Promise<PageCheck> {
  return new Promise((resolve) => {
    const worker = new Worker(PROGRAM, { workerData: file });
    worker.unref();
    const end = () => void worker.terminate();
    signal.addEventListener('abort', end, { once: true });
    worker.once('message', (lines: readonly string[]) => resolve(judge(lines)));
    worker.once('error', (error: Error) =>
      resolve(
        isDamage(error)
          ? { result: 'damaged', problems: [error.message] }
          : { result: 'unknown', error },
      ),
    );
    worker.once('exit', () => {
      signal.removeEventListener('abort', end);
      resolve({ result: 'unknown', error: new Error('The check ended without a result.') });
    });
  });
}

function judge(lines: readonly string[]): PageCheck {
  const problems = lines.filter((line) => line !== 'ok' && !HARMLESS.test(line));
  return problems.length === 0 ? { result: 'sound' } : { result: 'damaged', problems };
}
