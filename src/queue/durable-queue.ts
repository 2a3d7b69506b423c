/** Says who may work on jobs, and until when. */
export interface Lease {
  /** A different name for each claim, in all processes, so that an older claim has no effect. */
  readonly worker: string;
  readonly now: Date;
  /** After this time, other workers may claim the jobs. */
  readonly until: Date;
}

/** Limits the jobs of each group that are performed at once, so that a slow group leaves room. */
export interface GroupLimit {
  readonly perGroup: number;
  /** How many jobs of each group the caller performs already, by group. */
  readonly inWork: Readonly<Record<string, number>>;
}

/** What a worker has to know about a job. */
export interface JobFacts {
  readonly id: string;
  /** Jobs of one group may be slow for the same reason, as leads of one Page. */
  readonly group: string;
  /** The `worker` of the lease under which it was claimed. */
  readonly worker: string;
}

/**
 * Jobs that outlive the process, in a store that several processes share. The store decides what is
 * due; whoever performs a job also ends it there: as done, as due again later, or as given up.
 */
export interface DurableQueue<Job> {
  /** Leases jobs that are due, the oldest first. */
  claim(lease: Lease, most: number, limit: GroupLimit): Promise<readonly Job[]>;
  factsOf(job: Job): JobFacts;
  /**
   * Gives back jobs whose attempt ended without a result. The attempt does not count, and the jobs
   * are due at `dueAt`. Leaves out a job that another worker now holds.
   */
  giveBack(jobs: readonly JobFacts[], dueAt: Date): Promise<void>;
}
