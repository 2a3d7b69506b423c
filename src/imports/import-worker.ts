import type { ImportRecord } from './import-store.ts';
import { runImport, type RunImportParts } from './run-import.ts';
import { undoImport } from './undo-import.ts';

/** How long other processes leave the imports to this one, in ms. It is extended with each group of rows. */
const TURN_MS = 10_000;

/** How often to look for what other processes have begun or left, in ms. */
const POLL_MS = 2_000;

/** If a file is not stored completely after this time, in ms, its upload has stopped. Its rows are removed. */
const GIVEN_UP_AFTER_MS = 60 * 60_000;

export interface ImportWorkerParts extends Omit<RunImportParts, 'mayContinue'> {
  /**
   * Takes the work for this process, for `ms` from now, so that two processes do not do the same.
   *
   * @returns false if another process has it
   */
  readonly claim: (ms: number) => Promise<boolean>;
  /** All rows of an import, or of its undo, have a result. Called once for each. */
  readonly onEnd: (id: string) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** Brings imports in and undoes them in the background, one after the other. */
export class ImportWorker {
  readonly #parts: ImportWorkerParts;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #isWokenAgain = false;
  #isStopped = true;

  constructor(parts: ImportWorkerParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#isStopped = false;
    this.wake();
  }

  /** Looks for imports now. */
  wake(): void {
    if (this.#isStopped) return;
    if (this.#running) {
      this.#isWokenAgain = true;
      return;
    }
    clearTimeout(this.#timer);
    this.#running = this.#run().finally(() => {
      this.#running = undefined;
      if (this.#isStopped) return;
      if (this.#isWokenAgain) this.wake();
      else this.#timer = setTimeout(() => this.wake(), POLL_MS);
    });
  }

  /** Ends after the rows that are being imported. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  async #run(): Promise<void> {
    this.#isWokenAgain = false;
    try {
      for (const record of await this.#parts.store.listUnfinished()) {
        if (!(await this.#mayContinue())) return;
        await this.#workOn(record);
      }
    } catch (error) {
      this.#parts.onError(error);
    }
  }

  async #workOn(record: ImportRecord): Promise<void> {
    const { store, onEnd, now } = this.#parts;
    const parts = { ...this.#parts, mayContinue: () => this.#mayContinue() };
    if (record.state === 'reading') {
      const age = now().getTime() - record.changedAt.getTime();
      if (age > GIVEN_UP_AFTER_MS) await store.removeUnread(record.id);
      return;
    }
    const work = record.state === 'running' ? runImport : undoImport;
    if (await work(record, parts)) await onEnd(record.id);
  }

  async #mayContinue(): Promise<boolean> {
    return !this.#isStopped && (await this.#parts.claim(TURN_MS));
  }
}
