import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { ConnectionStore } from '../connections/connection-store.ts';
import type { PageFamily } from '../connections/page.ts';
import type { PassStore } from '../connections/pass-store.ts';
import { PassInterrupted } from './pass.ts';
import { runPass, type RunPassDependencies } from './run-pass.ts';
import type { SyncProblem } from './sync-result.ts';
import { findFamily } from './wanted-entry.ts';

/** How many Pages are read at once: a slow one must not hold up the others. */
const LANES = 4;

export interface BackgroundSyncOptions extends RunPassDependencies {
  readonly pages: Pick<ConnectionStore, 'list'> & Omit<PassStore, 'hasten'>;
  /** How often to look for Pages whose background sync is due, in ms. */
  readonly pollMs?: number;
  readonly onPass: (pageId: string, result: BackgroundSyncResult) => void;
  readonly onError: (error: unknown) => void;
}

export interface BackgroundSyncResult {
  /** Leads that no webhook had brought. */
  readonly leadsNew: number;
  readonly problems: readonly SyncProblem[];
}

/**
 * Reads in the background what the webhooks did not bring, a few Pages at a time. What is due is
 * recorded in the database, so that it outlives this process and is done once among several.
 */
export class BackgroundSync {
  readonly #options: BackgroundSyncOptions & { readonly pollMs: number };
  /** The Pages that are being read, each until its pass has ended. */
  readonly #lanes = new Map<string, Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #wokenWhileLooking = false;
  /** Aborted while nothing runs. */
  #stop = new AbortController();

  constructor(options: BackgroundSyncOptions) {
    this.#options = { ...options, pollMs: options.pollMs ?? 15_000 };
    this.#stop.abort(new PassInterrupted());
  }

  start(): void {
    this.#stop = new AbortController();
    this.wake();
  }

  /** Looks for what is due now, after one was asked for. */
  wake(): void {
    if (this.#stop.signal.aborted) return;
    if (this.#looking) {
      this.#wokenWhileLooking = true;
      return;
    }
    clearTimeout(this.#timer);
    this.#looking = this.#fillLanes()
      .catch(this.#options.onError)
      .finally(() => {
        this.#looking = undefined;
        const isWoken = this.#wokenWhileLooking;
        this.#wokenWhileLooking = false;
        if (isWoken) this.wake();
        else this.#sleep();
      });
  }

  /** Ends the passes that are under way at once; they go on with the next start. */
  async stop(): Promise<void> {
    this.#stop.abort(new PassInterrupted());
    clearTimeout(this.#timer);
    await this.#looking;
    await Promise.all(this.#lanes.values());
  }

  /**
   * Waits until no background sync of this process reads the Page, for `mostMs` at most. So a person
   * who presses Sync is not told to try again later.
   */
  async whenIdle(pageId: string, mostMs = 20_000): Promise<void> {
    const lane = this.#lanes.get(pageId);
    if (!lane) return;
    const patience = new AbortController();
    await Promise.race([
      lane,
      pause(mostMs, undefined, { signal: patience.signal }).catch(() => undefined),
    ]);
    patience.abort();
  }

  #sleep(): void {
    if (this.#stop.signal.aborted) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.wake(), this.#options.pollMs);
  }

  async #fillLanes(): Promise<void> {
    const free = LANES - this.#lanes.size;
    if (free <= 0) return;
    const due = await this.#findDue();
    const { signal } = this.#stop;
    if (signal.aborted) return;
    for (const family of due.slice(0, free))
      this.#lanes.set(family.page.pageId, this.#runLane(family, signal));
  }

  async #runLane(family: PageFamily, signal: AbortSignal): Promise<void> {
    let isDone = false;
    try {
      await this.#syncFamily(family, signal);
      isDone = true;
    } catch (error) {
      if (!(error instanceof PassInterrupted)) this.#options.onError(error);
    }
    this.#lanes.delete(family.page.pageId);
    // After an error the next look is the timer's, so that a failing database is left in peace.
    if (isDone) this.wake();
  }

  /** The Pages that are due and not being read here, the longest due first. */
  async #findDue(): Promise<readonly PageFamily[]> {
    const { pages, now } = this.#options;
    const entries = await pages.list();
    return entries
      .filter(({ pageId, parentPageId, attention, syncDueAt }) => {
        const isOver = (syncDueAt?.getTime() ?? 0) <= now().getTime();
        // A dead token reads nothing; connecting again makes the background sync due.
        const isReadable = attention?.code !== 'reconnect';
        return parentPageId === null && isOver && isReadable && !this.#lanes.has(pageId);
      })
      .flatMap(({ pageId }) => findFamily(entries, pageId) ?? [])
      .filter(({ page, accounts }) => [page, ...accounts].some(({ isActive }) => isActive))
      .toSorted((a, b) => dueTime(a) - dueTime(b));
  }

  async #syncFamily(family: PageFamily, signal: AbortSignal): Promise<void> {
    const { page, accounts } = family;
    let leadsNew = 0;
    const problems = await runPass(this.#options, {
      cause: 'catch-up',
      family,
      entries: [page, ...accounts].filter(({ isActive }) => isActive),
      holder: `${this.#options.processName}#${randomUUID()}`,
      signal,
      onStep: ({ fresh = 0 }) => {
        leadsNew += fresh;
      },
    });
    if (problems) this.#options.onPass(page.pageId, { leadsNew, problems });
    // Another pass holds the Page: that one does the work; look again later.
    else await this.#options.pages.requestSync(page.pageId, null, this.#later());
  }

  #later(): Date {
    return new Date(this.#options.now().getTime() + this.#options.pollMs);
  }
}

const dueTime = ({ page }: PageFamily): number => page.syncDueAt?.getTime() ?? 0;
