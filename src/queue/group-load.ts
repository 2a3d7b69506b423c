export interface GroupLoadOptions {
  /** How many jobs are performed at once, without those that hang. */
  readonly width: number;
  /** How many jobs are performed at once with those that hang, because each one uses memory. */
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
 * Counts the jobs that are being performed, by group. A job that hangs uses only memory, so it
 * gives its place to another job.
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

  /** How many more jobs may be started now. */
  free(): number {
    const { width, mostInWork, hangsAfterMs, clock } = this.#options;
    const recent = clock() - hangsAfterMs;
    let working = 0;
    for (const { since } of this.#running) if (since > recent) working += 1;
    return Math.max(0, Math.min(width - working, mostInWork - this.#running.size));
  }

  /** How many jobs of each group are being performed, including those that hang. */
  byGroup(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { group } of this.#running) counts[group] = (counts[group] ?? 0) + 1;
    return counts;
  }
}
