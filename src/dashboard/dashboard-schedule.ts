import type { CountDashboard } from './dashboard-counter.ts';

/** The shortest time between two counts, in ms: many leads that come at once are counted once. */
const PAUSE_MS = 1_000;

/** The shortest pause before the rest is counted, in ms. */
const BREATH_MS = 50;

/** How often to look without being woken. An event may have come from a process that has ended. */
const LOOK_MS = 30_000;

/** Counting takes at most a tenth of the time, because a large day may be counted often. */
const REST_PER_WORK = 9;

/** A quarter while it is behind: after an upgrade it counts each lead once, a million within half an hour. */
const REST_PER_WORK_BEHIND = 3;

export interface DashboardScheduleParts {
  readonly count: CountDashboard;
  /** Keeps or takes the work for this process. @returns false if another process has it */
  readonly claim: () => Promise<boolean>;
  readonly onError: (error: unknown) => void;
  /** Milliseconds of a clock that nobody sets, such as `performance.now`. */
  readonly elapsed: () => number;
}

/** Counts for the dashboard in the background, soon after each change, in one of several processes. */
export class DashboardSchedule {
  readonly #parts: DashboardScheduleParts;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #isWoken = false;
  /** By `elapsed`. */
  #restUntil = 0;
  #isStopped = false;

  constructor(parts: DashboardScheduleParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#schedule(0);
  }

  /** A lead has changed. */
  wake(): void {
    if (this.#isWoken) return;
    this.#isWoken = true;
    const rest = this.#restUntil - this.#parts.elapsed();
    if (!this.#running && this.#timer) this.#schedule(Math.max(PAUSE_MS, rest));
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  get isStopped(): boolean {
    return this.#isStopped;
  }

  #schedule(ms: number): void {
    clearTimeout(this.#timer);
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => {
      this.#running = this.#runAndWait();
    }, ms);
    this.#timer.unref();
  }

  async #runAndWait(): Promise<void> {
    const pause = await this.#run();
    this.#running = undefined;
    this.#schedule(pause);
  }

  /** @returns how long to wait for the next run, in ms */
  async #run(): Promise<number> {
    const { count, claim, onError, elapsed } = this.#parts;
    this.#isWoken = false;
    const from = elapsed();
    try {
      if (!(await claim())) return LOOK_MS;
      const isDone = await count();
      const rest = (elapsed() - from) * (isDone ? REST_PER_WORK : REST_PER_WORK_BEHIND);
      this.#restUntil = elapsed() + rest;
      if (!isDone) return Math.max(BREATH_MS, rest);
      return Math.max(this.#isWoken ? PAUSE_MS : LOOK_MS, rest);
    } catch (error) {
      onError(error);
      return LOOK_MS;
    }
  }
}
