import type { DurableQueue, JobFacts, Lease } from './durable-queue.ts';
import { GroupLoad } from './group-load.ts';

export interface QueueWorkerOptions<Job> {
  readonly queue: DurableQueue<Job>;
  /** Performs a job and ends it in its store. Its errors go to `onError`. */
  readonly perform: (job: Job) => Promise<unknown>;
  /**
   * Whether an error says nothing about the job, such as an outage of the storage. Then it is given
   * back.
   */
  readonly endsAttempt: (error: unknown) => boolean;
  /** A name that no other worker has, in any process. */
  readonly name: string;
  readonly onError: (error: unknown) => void;
  readonly now: () => Date;
  /** How many jobs are performed at once, without those that hang. */
  readonly width?: number;
  /** How many of them may be of one group. */
  readonly widthPerGroup?: number;
  /** How many jobs of each group may be performed even if all other places are taken. */
  readonly reservedPerGroup?: number;
  /** How many jobs may be performed at once, including those that hang. */
  readonly mostInWork?: number;
  /** After how long a job counts as hanging, in ms. */
  readonly hangsAfterMs?: number;
  /** How long the lease of a job lasts, in ms. It must be longer than any attempt. */
  readonly leaseMs?: number;
  /** How often to look for jobs that other processes stored, in ms. */
  readonly pollMs?: number;
  /**
   * The pause before a job is tried again that the storage refused, in ms; it doubles up to a
   * minute.
   */
  readonly outagePauseMs?: number;
}

/** How many jobs are claimed at once for the places that are reserved for each group. */
const MOST_RESERVED = 200;

const LONGEST_OUTAGE_PAUSE_MS = 60_000;

/**
 * Works through a queue: leases jobs that are due, performs them, and looks for more from time to
 * time. `wake` makes it look at once, after a job was stored.
 *
 * A few places are reserved for each group, and a job that hangs gives its place to others. So slow
 * groups, however many there are, do not delay a job of another group.
 */
export class QueueWorker<Job> {
  readonly #options: Required<QueueWorkerOptions<Job>>;
  readonly #load: GroupLoad;
  readonly #running = new Set<Promise<void>>();
  /**
   * Jobs whose attempt ended without a result. They are given back when the storage can be written.
   */
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

  /** Finishes the jobs that are being performed. The other jobs stay due in the queue. */
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

  /** @returns how many jobs were claimed; 0 if no other job is due or there is no room */
  async #claimSome(): Promise<number> {
    const { queue, reservedPerGroup, widthPerGroup } = this.#options;
    const free = this.#load.free();
    let claimed = 0;
    if (free > 0) {
      const limit = { perGroup: widthPerGroup, inWork: this.#load.byGroup() };
      const jobs = await queue.claim(this.#nextLease(), free, limit);
      for (const job of jobs) this.#work(job);
      claimed = jobs.length;
      // No other job is due in any group that has room.
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
        // A claim as soon as one place is free would mean a commit for each job.
        if (this.#load.free() >= width / 2) this.wake();
      });
    this.#running.add(work);
  }

  /** Gives jobs back, so that a long outage of the storage does not use up their attempts. */
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

  /** Each claim has its own name, so that an attempt that ends late does not end a newer claim. */
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
