export interface HealthScheduleOptions {
  /**
   * Takes or keeps the schedule for this process, for `ms` from now.
   *
   * @returns false if another process has it
   */
  readonly claim: (ms: number) => Promise<boolean>;
  readonly checkAll: (signal: AbortSignal) => Promise<void>;
  readonly onError: (error: unknown) => void;
  /** From 0 to 1. */
  readonly random: () => number;
  /** The pause between two rounds of checks, in ms. */
  readonly everyMs?: number;
  /** The time from the start to the first round, in ms. */
  readonly firstMs?: number;
  /** How long a process waits before it asks again for the schedule that another one has, in ms. */
  readonly askMs?: number;
}

/** Spreads the checks, so that many installations do not call Meta in the same second. */
const JITTER = 0.2;

/**
 * Checks the health of all connections at intervals. One of the processes on a database does it. If
 * that process ends, another one continues.
 */
export class HealthSchedule {
  readonly #options: Required<HealthScheduleOptions>;
  #stopping = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(options: HealthScheduleOptions) {
    this.#options = { everyMs: 15 * 60_000, firstMs: 5_000, askMs: 60_000, ...options };
  }

  start(): void {
    this.#stopping = new AbortController();
    this.#sleep(this.#options.firstMs);
  }

  /** Ends the checks that run, and starts no more. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    clearTimeout(this.#timer);
    await this.#running;
  }

  #sleep(ms: number): void {
    const { random } = this.#options;
    const delay = ms * (1 - JITTER / 2 + JITTER * random());
    this.#timer = setTimeout(() => {
      this.#running = this.#run(this.#stopping.signal);
    }, delay);
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { everyMs, askMs, onError } = this.#options;
    let isMine = false;
    try {
      isMine = await this.#options.claim(everyMs);
      if (isMine) await this.#checkAll(signal);
    } catch (error) {
      onError(error);
    }
    if (!signal.aborted) this.#sleep(isMine ? everyMs : askMs);
  }

  /** Keeps the schedule for as long as the checks take. */
  async #checkAll(signal: AbortSignal): Promise<void> {
    const { checkAll, claim, everyMs, onError } = this.#options;
    const keeping = setInterval(() => void claim(everyMs).catch(onError), everyMs / 3);
    try {
      await checkAll(signal);
    } finally {
      clearInterval(keeping);
    }
  }
}
