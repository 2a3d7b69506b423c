export interface LeaverMovesOptions {
  readonly move: (signal: AbortSignal) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** Moves the leads of removed stages in the background, in one run at a time. A request during a run starts another. */
export class LeaverMoves {
  readonly #options: LeaverMovesOptions;
  readonly #stopping = new AbortController();
  #running: Promise<void> | undefined;
  #isAskedAgain = false;

  constructor(options: LeaverMovesOptions) {
    this.#options = options;
  }

  start(): void {
    this.#isAskedAgain = true;
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { move, onError } = this.#options;
    const { signal } = this.#stopping;
    try {
      while (this.#isAskedAgain && !signal.aborted) {
        this.#isAskedAgain = false;
        await move(signal);
      }
    } catch (error) {
      if (!signal.aborted) onError(error);
    } finally {
      this.#running = undefined;
    }
  }
}
