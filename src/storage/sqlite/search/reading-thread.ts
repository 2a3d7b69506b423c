import { Worker } from 'node:worker_threads';
import type { Row } from '../columns.ts';

export interface RowsQuestion {
  readonly id: number;
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** Without rows if the query failed. */
export interface RowsAnswer {
  readonly id: number;
  readonly rows?: readonly Row[];
}

const PROGRAM = new URL('read-rows-worker.ts', import.meta.url);

/** How long a query may still run while the thread is being closed, in ms. */
const PATIENCE_MS = 2_000;

/**
 * A separate thread and connection for queries that may take long. Among a million leads, a search
 * for a common word by name takes up to a third of a second, and webhooks must not wait for it. Each query sees all
 * commits before it. The first query starts the thread.
 */
export class ReadingThread {
  readonly #file: string;
  readonly #waiting = new Map<number, (rows: readonly Row[] | undefined) => void>();
  #worker: Worker | undefined;
  #lastId = 0;
  #isClosed = false;

  constructor(file: string) {
    this.#file = file;
  }

  /**
   * @returns undefined if the thread could not answer; then the caller queries the database itself
   */
  all(sql: string, values: readonly (string | number)[]): Promise<readonly Row[] | undefined> {
    if (this.#isClosed) return Promise.resolve(undefined);
    const worker = (this.#worker ??= this.#start());
    const id = ++this.#lastId;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      worker.ref();
      worker.postMessage({ id, sql, values } satisfies RowsQuestion);
    });
  }

  /** Ends the thread after its current query. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const worker = this.#worker;
    if (!worker) return;
    const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    worker.ref();
    worker.postMessage('close');
    const timer = setTimeout(() => void worker.terminate(), PATIENCE_MS);
    await ended;
    clearTimeout(timer);
  }

  #start(): Worker {
    const worker = new Worker(PROGRAM, { workerData: this.#file });
    worker.unref();
    worker.on('message', ({ id, rows }: RowsAnswer) => {
      this.#waiting.get(id)?.(rows);
      this.#waiting.delete(id);
      if (this.#waiting.size === 0 && !this.#isClosed) worker.unref();
    });
    // An error ends the thread. The next query starts another one.
    worker.on('error', () => undefined);
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = undefined;
      for (const resolve of this.#waiting.values()) resolve(undefined);
      this.#waiting.clear();
    });
    return worker;
  }
}
