import type { Actor } from '../users/actor.ts';
import type { BulkResult, BulkRun } from './bulk-run.ts';

/** Stores runs with their results, so that any process continues one whose process has died. */
export interface BulkStore {
  /** Adds a run. Removes those that ended before a time. */
  add(run: BulkRun, removeBefore: Date): Promise<void>;
  find(id: string): Promise<BulkRun | undefined>;
  /** Removes runs that ended before a time. */
  removeEnded(before: Date): Promise<void>;
  /**
   * Adds results, if the run has exactly `from` of them. With the last ones the change keeps no words; see
   * `withoutWords`.
   *
   * @returns the run; undefined if another process was faster, or if there is none
   */
  addResults(
    id: string,
    from: number,
    results: readonly BulkResult[],
    now: Date,
  ): Promise<BulkRun | undefined>;
  /**
   * The runs of an actor, also those that undo others, whose last results were saved then or later.
   *
   * @returns at most `most`, those that began last first
   */
  listOf(by: Actor, since: Date, most: number): Promise<readonly BulkRun[]>;
  /** Ids of runs that have not ended, and whose last results were saved before a time. */
  listStalled(before: Date): Promise<readonly string[]>;
}
