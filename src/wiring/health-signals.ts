/** How long a Page must have had no webhook before its next one causes a check. */
const SILENCE_MS = 6 * 60 * 60_000;

/**
 * Events after which the health of a Page or of the app should be checked soon. Parts that are
 * wired before the health checks raise them; the health checks listen.
 */
export class HealthSignals {
  readonly #now: () => Date;
  readonly #lastWebhooks = new Map<string, number>();
  #listener: (subject: string) => void = () => {};

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** @param listener gets `app` or the id of a Page */
  connect(listener: (subject: string) => void): void {
    this.#listener = listener;
  }

  /** The state of a Page has changed, or its leads could not be read. */
  troubled(pageId: string): void {
    this.#listener(pageId);
  }

  /**
   * A webhook with a right signature came. Causes a check if it is the first one, or after hours.
   */
  webhook(pageIds: readonly string[]): void {
    const now = this.#now().getTime();
    for (const pageId of new Set(pageIds)) {
      const last = this.#lastWebhooks.get(pageId);
      this.#lastWebhooks.set(pageId, now);
      if (last !== undefined && now - last < SILENCE_MS) continue;
      this.#listener(pageId);
      this.#listener('app');
    }
  }
}
