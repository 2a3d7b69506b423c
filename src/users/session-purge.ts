import type { OpenSessions } from './open-sessions.ts';

const EVERY_MS = 60 * 60_000;

/** If the clock was set by more than this since the last purge, in ms, the next purge is later. */
const JUMP_MS = 60_000;

export interface SessionPurgeOptions {
  readonly sessions: Pick<OpenSessions, 'purge'>;
  readonly onError: (error: unknown) => void;
  readonly now: () => Date;
  /** A clock in ms that cannot be set, such as `performance.now`. */
  readonly elapsed: () => number;
  readonly everyMs?: number;
}

/**
 * Deletes the rows of old sessions at start and every hour. If the clock was set since the last
 * time, waits one more hour, because a clock that is wrong for a short time must not delete all
 * sessions.
 */
export class SessionPurge {
  readonly #options: Required<SessionPurgeOptions>;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #offset: number;

  constructor(options: SessionPurgeOptions) {
    this.#options = { everyMs: EVERY_MS, ...options };
    this.#offset = this.#clockOffset();
  }

  start(): void {
    this.#running = this.#purge();
    this.#timer = setInterval(() => {
      this.#running = this.#purge();
    }, this.#options.everyMs);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  async #purge(): Promise<void> {
    const before = this.#offset;
    this.#offset = this.#clockOffset();
    if (Math.abs(this.#offset - before) > JUMP_MS) return;
    try {
      await this.#options.sessions.purge();
    } catch (error) {
      this.#options.onError(error);
    }
  }

  #clockOffset(): number {
    return this.#options.now().getTime() - this.#options.elapsed();
  }
}
