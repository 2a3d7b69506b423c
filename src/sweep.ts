export interface SweepOptions {
  readonly run: () => Promise<void>;
  /** How often it runs, in ms. */
  readonly everyMs: number;
  readonly onError: (error: unknown) => void;
}

/** Does the same work again and again, and at once if it is woken. One run waits for the one before. */
export class Sweep {
  readonly #options: SweepOptions;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  /** Has not begun yet, so that it does what another wake asks for too. */
  #isWaiting = false;
  #isStopped = true;

  constructor(options: SweepOptions) {
    this.#options = options;
  }

  start(): void {
    this.#isStopped = false;
    this.#timer = setInterval(() => this.wake(), this.#options.everyMs);
    this.wake();
  }

  wake(): void {
    if (this.#isStopped || this.#isWaiting) return;
    this.#isWaiting = true;
    this.#running = this.#after(this.#running);
  }

  async #after(before: Promise<void>): Promise<void> {
    await before;
    this.#isWaiting = false;
    if (!this.#isStopped) await this.#options.run().catch(this.#options.onError);
  }

  /** A run that takes long ends when this is true. */
  get isStopped(): boolean {
    return this.#isStopped;
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    await this.#running;
  }
}
