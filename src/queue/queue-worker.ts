import type { DurableQueue, JobFacts, Lease } from './durable-queue.ts';
import { GroupLoad } from './group-load.ts';

export interface QueueWorkerOptions<Job> {
  readonly queue: DurableQueue<Job>;
  /** Performs a job and ends it in its store. What it throws is told to `onError`. */
  readonly perform: (job: Job) => Promise<unknown>;
  /** Whether an error says nothing about the job, such as an outage of the storage. Then it is given back. */
  readonly endsAttempt: (error: unknown) => boolean;
  /** A name that no other worker has, in any process. */
  readonly name: string;
  readonly onError: (error: unknown) => void;
  readonly now: () => Date;
  /** How many jobs are worked on at once, not counting those that hang. */
  readonly width?: number;
  /** How many of them may be of one group. */
  readonly widthPerGroup?: number;
  /** How many jobs of each group may be in work even if all other places are taken. */
  readonly reservedPerGroup?: number;
  /** How many may be in work at once, those that hang included. */
  readonly mostInWork?: number;
  /** After how long a job counts as hanging, in ms. */
  readonly hangsAfterMs?: number;
  /** How long a job is this worker's own, in ms; longer than any attempt takes. */
  readonly leaseMs?: number;
  /** How often to look for work of other processes, in ms. */
  readonly pollMs?: number;
  /** The pause before a job is tried again that the storage refused, in ms; it doubles up to a minute. */
  readonly outagePauseMs?: number;
}

/** How many jobs are claimed at once for places that each group has to itself. */
const MOST_RESERVED = 200;

const LONGEST_OUTAGE_PAUSE_MS = 60_000;

/**
 * Works through a queue: leases what is due, performs it, and looks again from time to time. `wake`
 * makes it look at once, after a job was stored.
 *
 * Each group has a few places to itself, and jobs that hang leave theirs to others, so that no number of
 * slow groups delays a job of another group.
 */
export class QueueWorker<Job> {
  readonly #options: Required<QueueWorkerOptions<Job>>;
  readonly #load: GroupLoad;
  readonly #running = new Set<Promise<void>>();
  /** Jobs whose attempt ended without a result. They are given back when the storage can be written. */
  #unfinished: JobFacts[] = [];
  #outages = 0;
  #claims = 0;
  #claiming: Promise<void> | undefined;
  #isWokenAgain = false;
  #timer: NodeJS.Timeout | undefined;
  #stopped = true;

  constructor(options: QueueWorkerOptions<Job>) {
    this.#options = {
      width: 16,
      widthPerGroup: 12,
      reservedPerGroup: 4,
      mostInWork: 1_000,
      hangsAfterMs: 1_000,
      leaseMs: 60_000,
      pollMs: 1_000,
      outagePauseMs: 2_000,
      ...options,
    };
    this.#load = new GroupLoad({ ...this.#options, clock: () => performance.now() });
  }

  start(): void {
    this.#stopped = false;
    this.wake();
  }

  /** Looks for due jobs now. */
  wake(): void {
    if (this.#stopped) return;
    if (this.#claiming) {
      this.#isWokenAgain = true;
      return;
    }
    clearTimeout(this.#timer);
    this.#claiming = this.#claim().finally(() => {
      this.#claiming = undefined;
      const again = this.#isWokenAgain;
      this.#isWokenAgain = false;
      if (again) this.wake();
      else this.#sleep();
    });
  }

  /** Finishes the jobs in hand; what is left stays due in the queue. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#claiming;
    await Promise.all(this.#running);
    await this.#giveBack().catch(() => undefined);
  }

  async #claim(): Promise<void> {
    try {
      await this.#giveBack();
      while (!this.#stopped) {
        const claimed = await this.#claimSome();
        if (claimed === 0) return;
      }
    } catch (error) {
      this.#options.onError(error);
    }
  }

  /** @returns how many; 0 if nothing more is due or there is no room */
  async #claimSome(): Promise<number> {
    const { queue, reservedPerGroup, widthPerGroup } = this.#options;
    const free = this.#load.free();
    let claimed = 0;
    if (free > 0) {
      const limit = { perGroup: widthPerGroup, inWork: this.#load.byGroup() };
      const jobs = await queue.claim(this.#nextLease(), free, limit);
      for (const job of jobs) this.#work(job);
      claimed = jobs.length;
      // Nothing more is due of any group that has room.
      if (claimed < free) return 0;
    }
    const limit = { perGroup: reservedPerGroup, inWork: this.#load.byGroup() };
    const reserved = await queue.claim(this.#nextLease(), MOST_RESERVED, limit);
    for (const job of reserved) this.#work(job);
    return claimed + reserved.length;
  }

  #work(job: Job): void {
    const { queue, perform, endsAttempt, onError, width } = this.#options;
    const facts = queue.factsOf(job);
    const done = this.#load.begin(facts.group);
    const work = perform(job)
      .then(
        () => {
          this.#outages = 0;
          return undefined;
        },
        (error: unknown) => {
          if (endsAttempt(error)) this.#unfinished.push(facts);
          onError(error);
        },
      )
      .finally(() => {
        done();
        this.#running.delete(work);
        // A claim for each place that falls free would be a commit for each job.
        if (this.#load.free() >= width / 2) this.wake();
      });
    this.#running.add(work);
  }

  /** So that an outage of the storage does not use up a job's attempts, however long it takes. */
  async #giveBack(): Promise<void> {
    const jobs = this.#unfinished;
    if (jobs.length === 0) return;
    const { queue, now, outagePauseMs } = this.#options;
    const pause = Math.min(
      outagePauseMs * 2 ** Math.min(this.#outages, 10),
      LONGEST_OUTAGE_PAUSE_MS,
    );
    await queue.giveBack(jobs, new Date(now().getTime() + pause));
    this.#unfinished = this.#unfinished.slice(jobs.length);
    this.#outages += 1;
  }

  /** Each claim has a name of its own: an attempt that comes back late must not end another's. */
  #nextLease(): Lease {
    const { name, leaseMs, now } = this.#options;
    const at = now();
    this.#claims += 1;
    return {
      worker: `${name}#${this.#claims}`,
      now: at,
      until: new Date(at.getTime() + leaseMs),
    };
  }

  #sleep(): void {
    if (this.#stopped) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.wake(), this.#options.pollMs);
  }
}
