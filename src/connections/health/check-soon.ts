export interface CheckSoonOptions {
  /** Checks a subject: `app`, or the id of a Page. */
  readonly check: (subject: string) => Promise<unknown>;
  readonly onError: (error: unknown, subject: string) => void;
  /** How long to wait before a check, in ms, so that one check answers a burst of events. */
  readonly delayMs?: number;
  /** The shortest time between two such checks of one subject, in ms. */
  readonly pauseMs?: number;
}

/** Checks a subject soon after an event, before the next check of the schedule. */
export class CheckSoon {
  readonly #options: Required<CheckSoonOptions>;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #lastChecks = new Map<string, number>();
  readonly #running = new Set<Promise<unknown>>();
  #isStopped = false;

  constructor(options: CheckSoonOptions) {
    this.#options = { delayMs: 1_000, pauseMs: 30_000, ...options };
  }

  /** Reports an event. Many calls in a short time cause one check. */
  ask(subject: string): void {
    if (this.#isStopped || this.#timers.has(subject)) return;
    const { delayMs, pauseMs } = this.#options;
    const last = this.#lastChecks.get(subject);
    const rest = last === undefined ? 0 : last + pauseMs - performance.now();
    const timer = setTimeout(() => this.#run(subject), Math.max(delayMs, rest)).unref();
    this.#timers.set(subject, timer);
  }

  /** Starts no more checks, and waits for those that run. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    await Promise.all(this.#running);
  }

  #run(subject: string): void {
    const { check, onError } = this.#options;
    this.#timers.delete(subject);
    this.#lastChecks.set(subject, performance.now());
    const running = check(subject)
      .catch((error: unknown) => onError(error, subject))
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }
}
