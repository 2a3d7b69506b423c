import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError, notFound } from '../errors.ts';
import { newId } from '../new-id.ts';
import type { Viewer } from '../leads/visibility.ts';
import type { Actor } from '../users/actor.ts';
import {
  hasEnded,
  UNDO_MS,
  undoUntil,
  type BulkChange,
  type BulkResult,
  type BulkRun,
  type RecentRun,
} from './bulk-run.ts';
import type { BulkStore } from './bulk-store.ts';
import { changeOne, type ChangeOneParts } from './change-one.ts';

/** How many results are saved at once. If a process dies, at most this many leads are repeated. */
const LEADS_AT_ONCE = 50;

/** How many leads change at the same time. A change mostly waits for the disk. */
const CHANGES_AT_ONCE = 10;

/** If a run has no new results for this time, its process has died, in ms. */
const STALLED_AFTER_MS = 15_000;

/** Runs are kept for a week after their end, in ms. */
const KEPT_MS = 7 * 24 * 60 * 60_000;

/** How often runs that are older are removed, in ms. */
const REMOVE_MS = 60 * 60_000;

/** A person begins no more runs than these in ten minutes, or finds the last of them. */
const MOST_RECENT = 40;

export interface BulkRunsParts extends ChangeOneParts {
  readonly store: BulkStore;
  /** Whose leads somebody sees now. */
  readonly readViewer: (by: Actor) => Promise<Viewer>;
  readonly onError: (error: unknown) => void;
}

/** Changes many leads, each with a result. */
export class BulkRuns {
  readonly #parts: BulkRunsParts;
  readonly #working = new Map<string, Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #removing: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(parts: BulkRunsParts) {
    this.#parts = parts;
  }

  /** Continues the runs of processes that have died, now and at intervals. */
  start(): void {
    const look = () => void this.#continueStalled().catch(this.#parts.onError);
    look();
    this.#timer = setInterval(look, STALLED_AFTER_MS);
    this.#timer.unref();
    const remove = () =>
      void this.#parts.store.removeEnded(this.#keptSince()).catch(this.#parts.onError);
    remove();
    this.#removing = setInterval(remove, REMOVE_MS);
    this.#removing.unref();
  }

  /** Ends after the leads that are being changed. The next start continues. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    clearInterval(this.#removing);
    await Promise.all(this.#working.values());
  }

  /** Begins a run. Each lead counts once. */
  begin(leadIds: readonly string[], change: BulkChange, by: Actor): Promise<BulkRun> {
    return this.#begin({ leadIds: [...new Set(leadIds)], change, by, undoOf: null });
  }

  /**
   * Begins a run that undoes another one.
   *
   * @throws the `not-found`, `bulk-running` and `bulk-undo-over` errors
   */
  async undo(id: string, by: Actor): Promise<BulkRun> {
    const run = await this.find(id);
    if (!hasEnded(run)) throw new AppError('bulk-running', {});
    const until = undoUntil(run);
    if (!until || this.#parts.now() > until) throw new AppError('bulk-undo-over', {});
    return this.#begin({ leadIds: run.leadIds, change: {}, by, undoOf: id });
  }

  /** @throws the `not-found` error */
  async find(id: string): Promise<BulkRun> {
    const run = await this.#parts.store.find(id);
    if (!run) throw notFound('bulk-run');
    return run;
  }

  /** What somebody has changed in the last ten minutes, the newest first. */
  async listRecent(by: Actor): Promise<readonly RecentRun[]> {
    const { store, now } = this.#parts;
    const runs = await store.listOf(by, new Date(now().getTime() - UNDO_MS), MOST_RECENT);
    const undone = new Set(runs.map(({ undoOf }) => undoOf));
    return runs
      .filter(({ undoOf }) => undoOf === null)
      .map((run) => ({ run, isUndone: undone.has(run.id) }));
  }

  /** Waits for a run, but not longer than `ms`. @returns how far it is */
  async wait(id: string, ms: number): Promise<BulkRun> {
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
    await Promise.race([this.#working.get(id) ?? Promise.resolve(), timeout]);
    clearTimeout(timer);
    return this.find(id);
  }

  async #begin(fields: Pick<BulkRun, 'leadIds' | 'change' | 'by' | 'undoOf'>): Promise<BulkRun> {
    const now = this.#parts.now();
    const run = { ...fields, id: newId(), results: [], createdAt: now, updatedAt: now };
    await this.#parts.store.add(run, this.#keptSince());
    this.#work(run);
    return run;
  }

  #keptSince(): Date {
    return new Date(this.#parts.now().getTime() - KEPT_MS);
  }

  async #continueStalled(): Promise<void> {
    const { store, now } = this.#parts;
    const stalled = await store.listStalled(new Date(now().getTime() - STALLED_AFTER_MS));
    for (const id of stalled) {
      const run = await store.find(id);
      if (run && !this.#working.has(id)) this.#work(run);
    }
  }

  #work(run: BulkRun): void {
    const work = this.#workOn(run)
      .catch(this.#parts.onError)
      .finally(() => this.#working.delete(run.id));
    this.#working.set(run.id, work);
  }

  /** If another process works on the same run, each lead is changed once, and only one of the two continues. */
  async #workOn(begun: BulkRun): Promise<void> {
    const { store, now, readViewer } = this.#parts;
    const undone = begun.undoOf === null ? undefined : await store.find(begun.undoOf);
    let run: BulkRun | undefined = begun;
    while (run && !hasEnded(run) && !this.#isStopped) {
      const from: number = run.results.length;
      const to = Math.min(from + LEADS_AT_ONCE, run.leadIds.length);
      const results: BulkResult[] = [];
      const viewer = await readViewer(run.by);
      for (let start = from; start < to; start += CHANGES_AT_ONCE) {
        const some: readonly string[] = run.leadIds.slice(
          start,
          Math.min(start + CHANGES_AT_ONCE, to),
        );
        const current: BulkRun = run;
        const changes = some.map((leadId, index) => {
          const before = undone?.results[start + index];
          return changeOne({ run: current, leadId, viewer, before }, this.#parts);
        });
        results.push(...(await Promise.all(changes)));
        await nextTurn();
      }
      run = await store.addResults(run.id, from, results, now());
    }
  }
}
