/** How often to look for work that was left, in ms. */
const SWEEP_MS = 60_000;

export interface HandOverSweepOptions {
  /** See `HandOver.carryOut`. */
  readonly carryOut: () => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** Carries out the orders to hand over, at once if it is woken, and again every minute for what came in between. */
export class HandOverSweep {
  readonly #options: HandOverSweepOptions;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #isStopped = true;

  constructor(options: HandOverSweepOptions) {
    this.#options = options;
  }

  start(): void {
    this.#isStopped = false;
    this.#timer = setInterval(() => this.wake(), SWEEP_MS);
    this.wake();
  }

  wake(): void {
    if (this.#isStopped) return;
    this.#running = this.#after(this.#running);
  }

  async #after(before: Promise<void>): Promise<void> {
    await before;
    if (!this.#isStopped) await this.#options.carryOut().catch(this.#options.onError);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    await this.#running;
  }
}
