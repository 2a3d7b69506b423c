export interface PageLoadOptions {
  /** How many leads are worked on at once, not counting those that hang. */
  readonly width: number;
  /** The same with those that hang: what the memory is good for. */
  readonly mostInWork: number;
  /** After how long a lead counts as hanging, in ms. */
  readonly hangsAfterMs: number;
  /** In ms; only its differences count. */
  readonly clock: () => number;
}

interface Work {
  readonly pageId: string;
  readonly since: number;
}

/**
 * The leads in work and the Pages that they belong to. A lead that hangs costs nothing but memory, so it
 * leaves its place to others.
 */
export class PageLoad {
  readonly #options: PageLoadOptions;
  readonly #running = new Set<Work>();

  constructor(options: PageLoadOptions) {
    this.#options = options;
  }

  /** @returns the function to call when the lead is done */
  begin(pageId: string): () => void {
    const work = { pageId, since: this.#options.clock() };
    this.#running.add(work);
    return () => this.#running.delete(work);
  }

  /** How many more leads may be begun now. */
  free(): number {
    const { width, mostInWork, hangsAfterMs, clock } = this.#options;
    const recent = clock() - hangsAfterMs;
    let working = 0;
    for (const { since } of this.#running) if (since > recent) working += 1;
    return Math.max(0, Math.min(width - working, mostInWork - this.#running.size));
  }

  /** How many leads of each Page are in work, those that hang included. */
  byPage(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { pageId } of this.#running) counts[pageId] = (counts[pageId] ?? 0) + 1;
    return counts;
  }
}
