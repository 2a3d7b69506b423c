import type { HealthStore, VerdictCounts } from './health-store.ts';

const HOUR = 3_600_000;

export interface SignatureCounterOptions {
  readonly store: Pick<HealthStore, 'addSignatureVerdicts'>;
  readonly onError: (error: unknown) => void;
  /** The shortest time between two writes of the counts, in ms. */
  readonly flushMs?: number;
}

/**
 * Counts the signatures of webhooks in memory and stores the sums at most once a second, so that
 * wrong signatures of a stranger cause no writes. A crash loses the counts of a second, which
 * matter less than a write for each request.
 */
export class SignatureCounter {
  readonly #options: Required<SignatureCounterOptions>;
  #counts: VerdictCounts = { valid: 0, wrong: 0, missing: 0 };
  #lastAt: Date | undefined;
  #timer: NodeJS.Timeout | undefined;
  #flushing: Promise<void> = Promise.resolve();

  constructor(options: SignatureCounterOptions) {
    this.#options = { flushMs: 1_000, ...options };
  }

  record(verdict: keyof VerdictCounts, now: Date): void {
    this.#counts = { ...this.#counts, [verdict]: (this.#counts[verdict] ?? 0) + 1 };
    this.#lastAt = now;
    this.#timer ??= setTimeout(() => {
      this.#flushing = this.#flush();
    }, this.#options.flushMs).unref();
  }

  /** Stores the counts that are not stored yet. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#flushing;
    await this.#flush();
  }

  async #flush(): Promise<void> {
    this.#timer = undefined;
    const counts = this.#counts;
    const at = this.#lastAt;
    if (at === undefined) return;
    this.#counts = { valid: 0, wrong: 0, missing: 0 };
    this.#lastAt = undefined;
    const hour = new Date(Math.floor(at.getTime() / HOUR) * HOUR);
    try {
      await this.#options.store.addSignatureVerdicts(hour, counts, at);
    } catch (error) {
      this.#takeBack(counts, at);
      this.#options.onError(error);
    }
  }

  /**
   * Keeps the counts for the next write, because the database may be unavailable for a short time.
   */
  #takeBack(counts: VerdictCounts, at: Date): void {
    this.#counts = sumOf(this.#counts, counts);
    this.#lastAt ??= at;
  }
}

const sumOf = (a: VerdictCounts, b: VerdictCounts): VerdictCounts => ({
  valid: a.valid + b.valid,
  wrong: a.wrong + b.wrong,
  missing: a.missing + b.missing,
  ...(a.plausible || b.plausible
    ? { plausible: (a.plausible ?? 0) + (b.plausible ?? 0) }
    : undefined),
  ...(a.proven || b.proven ? { proven: (a.proven ?? 0) + (b.proven ?? 0) } : undefined),
});
