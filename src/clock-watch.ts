/** What a clock may lose against the computer's own tick before it counts as set back, in ms. */
const TOLERANCE_MS = 2_000;

const EVERY_MS = 1_000;

export interface ClockWatchOptions {
  readonly now: () => Date;
  /** In ms; never set, such as `performance.now`. */
  readonly tick: () => number;
  /** The clock was set back by `ms`, a whole number. */
  readonly onSetBack: (ms: number) => void;
}

/**
 * Notices that the machine's clock was set back. Everything that is due at a time of the clock would
 * then wait longer than it was meant to. A clock that is set forward only makes things due earlier.
 */
export class ClockWatch {
  readonly #options: ClockWatchOptions;
  #lead: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: ClockWatchOptions) {
    this.#options = options;
    this.#lead = this.#leadOfClock();
  }

  start(): void {
    this.#lead = this.#leadOfClock();
    this.#timer = setInterval(() => this.check(), EVERY_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Compares both clocks now. */
  check(): void {
    const lead = this.#leadOfClock();
    const setBack = this.#lead - lead;
    this.#lead = lead;
    if (setBack > TOLERANCE_MS) this.#options.onSetBack(Math.ceil(setBack));
  }

  /** By how much the clock is ahead of the tick; changes only when the clock is set. */
  #leadOfClock(): number {
    return this.#options.now().getTime() - this.#options.tick();
  }
}
