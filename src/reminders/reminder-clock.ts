/** How often to look for what people are to be reminded of, in ms. */
const LOOK_MS = 5_000;

export interface ReminderClockOptions {
  /** See `createRemind`. */
  readonly remind: () => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** Reminds people from the start on, and every few seconds. Several processes may do so at once. */
export class ReminderClock {
  readonly #options: ReminderClockOptions;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #isStopped = true;

  constructor(options: ReminderClockOptions) {
    this.#options = options;
  }

  start(): void {
    this.#isStopped = false;
    this.#running = this.#look();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  async #look(): Promise<void> {
    const { remind, onError } = this.#options;
    try {
      await remind();
    } catch (error) {
      onError(error);
    }
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => {
      this.#running = this.#look();
    }, LOOK_MS);
  }
}
