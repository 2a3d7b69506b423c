export interface HealthScheduleOptions {
  readonly checkAll: (signal: AbortSignal) => Promise<void>;
  readonly onError: (error: unknown) => void;
  /** From 0 to 1. */
  readonly random: () => number;
  /** How long to rest between two looks, in ms. */
  readonly everyMs?: number;
  /** How long after the start the first look is, in ms. */
  readonly firstMs?: number;
}

/** So that many installations do not ask Meta in the same second. */
const JITTER = 0.2;

/** Looks at the health of all connections again and again. */
export class HealthSchedule {
  readonly #options: Required<HealthScheduleOptions>;
  #stopping = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(options: HealthScheduleOptions) {
    this.#options = { everyMs: 15 * 60_000, firstMs: 5_000, ...options };
  }

  start(): void {
    this.#stopping = new AbortController();
    this.#sleep(this.#options.firstMs);
  }

  /** Ends what is under way and begins nothing more. */
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
    const { checkAll, everyMs, onError } = this.#options;
    try {
      await checkAll(signal);
    } catch (error) {
      onError(error);
    }
    if (!signal.aborted) this.#sleep(everyMs);
  }
}
