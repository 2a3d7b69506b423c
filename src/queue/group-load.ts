export interface GroupLoadOptions {
  /** How many jobs are worked on at once, not counting those that hang. */
  readonly width: number;
  /** The same with those that hang: what the memory is good for. */
  readonly mostInWork: number;
  /** After how long a job counts as hanging, in ms. */
  readonly hangsAfterMs: number;
  /** In ms; only its differences count. */
  readonly clock: () => number;
}

interface Work {
  readonly group: string;
  readonly since: number;
}

/**
 * The jobs in work and the groups that they belong to. A job that hangs costs nothing but memory, so it
 * leaves its place to others.
 */
export class GroupLoad {
  readonly #options: GroupLoadOptions;
  readonly #running = new Set<Work>();

  constructor(options: GroupLoadOptions) {
    this.#options = options;
  }

  /** @returns the function to call when the job is done */
  begin(group: string): () => void {
    const work = { group, since: this.#options.clock() };
    this.#running.add(work);
    return () => this.#running.delete(work);
  }

  /** How many more jobs may be begun now. */
  free(): number {
    const { width, mostInWork, hangsAfterMs, clock } = this.#options;
    const recent = clock() - hangsAfterMs;
    let working = 0;
    for (const { since } of this.#running) if (since > recent) working += 1;
    return Math.max(0, Math.min(width - working, mostInWork - this.#running.size));
  }

  /** How many jobs of each group are in work, those that hang included. */
  byGroup(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { group } of this.#running) counts[group] = (counts[group] ?? 0) + 1;
    return counts;
  }
}
