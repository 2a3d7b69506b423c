import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { PassInterrupted } from './pass.ts';
import { runPass, type RunPassDependencies } from './run-pass.ts';
import type { SyncProblem } from './sync-result.ts';
import { findFamily, type PageFamily } from './wanted-entry.ts';

export interface CatchUpOptions extends RunPassDependencies {
  /** How often to look for Pages whose catch-up is due, in ms. */
  readonly pollMs?: number;
  readonly onPass: (pageId: string, result: CatchUpResult) => void;
  readonly onError: (error: unknown) => void;
}

export interface CatchUpResult {
  /** Leads that no webhook had brought. */
  readonly leadsNew: number;
  readonly problems: readonly SyncProblem[];
}

/**
 * Reads in the background, Page after Page, what the webhooks did not bring. What is due stands in
 * the database, so that it outlives this process and is done once among several.
 */
export class CatchUp {
  readonly #options: CatchUpOptions & { readonly pollMs: number };
  #timer: NodeJS.Timeout | undefined;
  #working: Promise<void> | undefined;
  /** The Page that is being read at the moment. */
  #current: { readonly pageId: string; readonly ended: Promise<void> } | undefined;
  #stopped = true;

  constructor(options: CatchUpOptions) {
    this.#options = { ...options, pollMs: options.pollMs ?? 15_000 };
  }

  start(): void {
    this.#stopped = false;
    this.wake();
  }

  /** Looks for what is due now, after one was asked for. */
  wake(): void {
    if (this.#stopped) return;
    clearTimeout(this.#timer);
    this.#working ??= this.#workOff().finally(() => {
      this.#working = undefined;
      if (!this.#stopped) this.#timer = setTimeout(() => this.wake(), this.#options.pollMs);
    });
  }

  /** Breaks the pass off that is under way; it goes on with the next start. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#working;
  }

  /**
   * Waits until no catch-up of this process reads the Page, so that a person who presses Sync is not
   * told to come back later; at the most for `mostMs`.
   */
  async whenIdle(pageId: string, mostMs = 20_000): Promise<void> {
    if (this.#current?.pageId !== pageId) return;
    const patience = new AbortController();
    await Promise.race([
      this.#current.ended.catch(() => undefined),
      pause(mostMs, undefined, { signal: patience.signal }).catch(() => undefined),
    ]);
    patience.abort();
  }

  async #workOff(): Promise<void> {
    const { onError } = this.#options;
    try {
      for (;;) {
        const family = await this.#nextDue();
        if (!family || this.#stopped) return;
        const ended = this.#catchUp(family);
        this.#current = { pageId: family.page.pageId, ended };
        await ended;
      }
    } catch (error) {
      if (!(error instanceof PassInterrupted)) onError(error);
    }
  }

  async #nextDue(): Promise<PageFamily | undefined> {
    const { pages, now } = this.#options;
    const entries = await pages.list();
    const due = entries
      .filter(({ parentPageId, attention, catchUpDueAt }) => {
        const isOver = (catchUpDueAt?.getTime() ?? 0) <= now().getTime();
        // A dead token reads nothing; connecting again makes the catch-up due.
        return parentPageId === null && isOver && attention?.code !== 'reconnect';
      })
      .flatMap(({ pageId }) => findFamily(entries, pageId) ?? [])
      .filter(({ page, accounts }) => [page, ...accounts].some(({ isActive }) => isActive));
    return due.toSorted((a, b) => dueTime(a) - dueTime(b))[0];
  }

  async #catchUp(family: PageFamily): Promise<void> {
    const { page, accounts } = family;
    let leadsNew = 0;
    const problems = await runPass(this.#options, {
      cause: 'catch-up',
      family,
      entries: [page, ...accounts].filter(({ isActive }) => isActive),
      holder: `${this.#options.processName}#${randomUUID()}`,
      isStopping: () => this.#stopped,
      onStep: ({ fresh = 0 }) => {
        leadsNew += fresh;
      },
    });
    if (problems) this.#options.onPass(page.pageId, { leadsNew, problems });
    // Another pass holds the Page: that one does the work; look again later.
    else await this.#options.pages.requestCatchUp(page.pageId, null, this.#later());
  }

  #later(): Date {
    return new Date(this.#options.now().getTime() + this.#options.pollMs);
  }
}

const dueTime = ({ page }: PageFamily): number => page.catchUpDueAt?.getTime() ?? 0;
