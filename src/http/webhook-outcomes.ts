/** For how long a delivery that could not be stored counts, in ms. Meta tries again sooner. */
const COUNTS_FOR_MS = 30_000;

/** Whether the last webhook could be stored: a disk can have room for one write and not for the next. */
export class WebhookOutcomes {
  readonly #now: () => Date;
  #refusedAt: number | undefined;

  constructor(now: () => Date) {
    this.#now = now;
  }

  stored(): void {
    this.#refusedAt = undefined;
  }

  /** The storage could not take a delivery. */
  refused(): void {
    this.#refusedAt = this.#now().getTime();
  }

  /** A delivery was refused a moment ago, and none was stored since. */
  areRefused(): boolean {
    if (this.#refusedAt === undefined) return false;
    return Math.abs(this.#now().getTime() - this.#refusedAt) < COUNTS_FOR_MS;
  }
}
