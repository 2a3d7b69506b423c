import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { ConnectionStore } from '../connections/connection-store.ts';
import type { PageFamily } from '../connections/page.ts';
import type { PassStore } from '../connections/pass-store.ts';
import { PassInterrupted } from './pass.ts';
import { runPass, type RunPassDependencies } from './run-pass.ts';
import type { SyncProblem } from './sync-result.ts';
import { findFamily } from './wanted-entry.ts';

/** How many Pages are read at the same time, so that a slow Page does not delay the others. */
const MAX_PASSES = 4;

export interface BackgroundSyncOptions extends RunPassDependencies {
  readonly pages: Pick<ConnectionStore, 'list'> & Omit<PassStore, 'hasten'>;
  /** How often to look for Pages whose background sync is due, in ms. */
  readonly pollMs?: number;
  readonly onPass: (pageId: string, result: BackgroundSyncResult) => void;
  readonly onError: (error: unknown) => void;
}

export interface BackgroundSyncResult {
  /** How many leads were new, because no webhook had brought them. */
  readonly leadsNew: number;
  readonly problems: readonly SyncProblem[];
}

/**
 * Reads the leads that no webhook brought, a few Pages at a time. The database records which Page
 * is due, so that a restart does not forget it and only one of several processes reads the Page.
 */
export class BackgroundSync {
  readonly #options: BackgroundSyncOptions & { readonly pollMs: number };
  /** The passes that run now, by the id of their Page. */
  readonly #passes = new Map<string, Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  /** The search for due Pages that runs now. */
  #search: Promise<void> | undefined;
  #wokenDuringSearch = false;
  /** Is aborted before `start` and after `stop`. */
  #stop = new AbortController();

  constructor(options: BackgroundSyncOptions) {
    this.#options = { ...options, pollMs: options.pollMs ?? 15_000 };
    this.#stop.abort(new PassInterrupted());
  }

  start(): void {
    this.#stop = new AbortController();
    this.wake();
  }

  /** Starts the passes that are due now. To be called after a sync was requested. */
  wake(): void {
    if (this.#stop.signal.aborted) return;
    if (this.#search) {
      this.#wokenDuringSearch = true;
      return;
    }
    clearTimeout(this.#timer);
    this.#search = this.#startDue()
      .catch(this.#options.onError)
      .finally(() => {
        this.#search = undefined;
        const isWoken = this.#wokenDuringSearch;
        this.#wokenDuringSearch = false;
        if (isWoken) this.wake();
        else this.#sleep();
      });
  }

  /**
   * Interrupts the passes that run, and waits until they have ended. They continue after a start.
   */
  async stop(): Promise<void> {
    this.#stop.abort(new PassInterrupted());
    clearTimeout(this.#timer);
    await this.#search;
    await Promise.all(this.#passes.values());
  }

  /**
   * Waits until no background sync of this process reads the Page, for `mostMs` at most. So a
   * person who presses Sync is not told to try again later.
   */
  async whenIdle(pageId: string, mostMs = 20_000): Promise<void> {
    const pass = this.#passes.get(pageId);
    if (!pass) return;
    const timeout = new AbortController();
    await Promise.race([
      pass,
      pause(mostMs, undefined, { signal: timeout.signal }).catch(() => undefined),
    ]);
    timeout.abort();
  }

  #sleep(): void {
    if (this.#stop.signal.aborted) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.wake(), this.#options.pollMs);
  }

  async #startDue(): Promise<void> {
    const free = MAX_PASSES - this.#passes.size;
    if (free <= 0) return;
    const due = await this.#findDue();
    const { signal } = this.#stop;
    if (signal.aborted) return;
    for (const family of due.slice(0, free))
      this.#passes.set(family.page.pageId, this.#runPass(family, signal));
  }

  async #runPass(family: PageFamily, signal: AbortSignal): Promise<void> {
    let isDone = false;
    try {
      await this.#syncFamily(family, signal);
      isDone = true;
    } catch (error) {
      if (!(error instanceof PassInterrupted)) this.#options.onError(error);
    }
    this.#passes.delete(family.page.pageId);
    // After an error the timer starts the next search, so that a database that fails gets a pause.
    if (isDone) this.wake();
  }

  /** The Pages that are due and that no pass of this process reads, the one due longest first. */
  async #findDue(): Promise<readonly PageFamily[]> {
    const { pages, now } = this.#options;
    const entries = await pages.list();
    return entries
      .filter(({ pageId, parentPageId, attention, syncDueAt }) => {
        const isDue = (syncDueAt?.getTime() ?? 0) <= now().getTime();
        // An invalid token cannot read leads. Connecting the Page again makes its sync due.
        const isReadable = attention?.code !== 'reconnect';
        return parentPageId === null && isDue && isReadable && !this.#passes.has(pageId);
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
    // Another pass holds the Page and does the work. Try again later, in case it does not finish.
    else await this.#options.pages.requestSync(page.pageId, null, this.#later());
  }

  #later(): Date {
    return new Date(this.#options.now().getTime() + this.#options.pollMs);
  }
}

const dueTime = ({ page }: PageFamily): number => page.syncDueAt?.getTime() ?? 0;
