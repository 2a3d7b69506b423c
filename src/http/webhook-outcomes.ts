/** How long a delivery that could not be stored counts, in ms. Meta retries sooner. */
const COUNTS_FOR_MS = 30_000;

/**
 * Remembers whether the last webhook could be stored: a disk can have room for a small write and
 * not for a webhook.
 */
export class WebhookOutcomes {
  readonly #now: () => Date;
  #refusedAt: number | undefined;

  constructor(now: () => Date) {
    this.#now = now;
  }

  stored(): void {
    this.#refusedAt = undefined;
  }

  /** Call this when a delivery could not be stored. */
  refused(): void {
    this.#refusedAt = this.#now().getTime();
  }

  /** Whether a delivery was refused a moment ago, and none was stored since. */
  areRefused(): boolean {
    if (this.#refusedAt === undefined) return false;
    return Math.abs(this.#now().getTime() - this.#refusedAt) < COUNTS_FOR_MS;
  }
}
