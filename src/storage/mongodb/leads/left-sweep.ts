/**
 * How often to look for what another process left, in ms. What two looks in a row find was left. No clock is
 * compared.
 */
const SWEEP_MS = 5_000;

/** How many documents one look reads at most. */
export const MOST_AT_ONCE = 200;

/** Before every time at which something begins to wait. */
export const FIRST_TIME = new Date(0);

export interface LeftSweepParts<Waiting> {
  /** What waits to be finished, of all processes, up to `MOST_AT_ONCE`. */
  readonly findWaiting: () => Promise<readonly Waiting[]>;
  /** Names what waits; another change of the same document has another name. */
  readonly nameOf: (waiting: Waiting) => string;
  /** Can run twice without harm. */
  readonly finish: (waiting: Waiting) => Promise<unknown>;
}

/** Finishes what processes began that have ended. */
export class LeftSweep<Waiting> {
  readonly #parts: LeftSweepParts<Waiting>;
  /** What the last sweep found. */
  #found: ReadonlySet<string> = new Set();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(parts: LeftSweepParts<Waiting>) {
    this.#parts = parts;
  }

  /** Finishes all that waits. */
  async finishAll(): Promise<void> {
    const { findWaiting, finish } = this.#parts;
    for (const waiting of await findWaiting()) await finish(waiting);
  }

  start(): void {
    this.#timer = setInterval(() => {
      // If the server cannot be used now, the next sweep tries again.
      this.#running = this.#running.then(() => this.#sweep()).catch(() => undefined);
    }, SWEEP_MS);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  async #sweep(): Promise<void> {
    const { findWaiting, nameOf, finish } = this.#parts;
    const waiting = await findWaiting();
    const left = waiting.filter((each) => this.#found.has(nameOf(each)));
    this.#found = new Set(waiting.map(nameOf));
    for (const each of left) await finish(each);
  }
}
