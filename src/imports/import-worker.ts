import { Sweep } from '../sweep.ts';
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

/** Brings imports in and undoes them in the background, one after the other. Its stop waits for the rows at hand. */
export function createImportWorker(given: ImportWorkerParts): Sweep {
  const { store, claim, onEnd, onError, now } = given;
  const mayContinue = async () => !worker.isStopped && (await claim(TURN_MS));
  const workOn = async (record: ImportRecord) => {
    if (record.state === 'reading') {
      const age = now().getTime() - record.changedAt.getTime();
      if (age > GIVEN_UP_AFTER_MS) await store.removeUnread(record.id);
      return;
    }
    const work = record.state === 'running' ? runImport : undoImport;
    if (await work(record, { ...given, mayContinue })) await onEnd(record.id);
  };
  const worker: Sweep = new Sweep({
    run: async () => {
      for (const record of await store.listUnfinished()) {
        if (!(await mayContinue())) return;
        await workOn(record);
      }
    },
    everyMs: POLL_MS,
    onError,
  });
  return worker;
}
