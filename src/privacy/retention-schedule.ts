import type { Retention, RetentionRun } from './retention.ts';

const LOOK_MS = 60 * 60_000;
const DAY_MS = 24 * LOOK_MS;
/** So that a run does not move to a later hour every day. */
const DUE_AFTER_MS = DAY_MS - LOOK_MS / 2;
/** A clock that was set by more than this since the last look is not believed at once. */
const JUMP_MS = 60_000;

export interface RetentionScheduleOptions {
  readonly retention: Pick<Retention, 'lastRun' | 'run'>;
  /** Takes the run for this process, for `ms` from now. @returns false if another process has it */
  readonly claim: (ms: number) => Promise<boolean>;
  readonly onRun: (run: RetentionRun) => void;
  readonly onError: (error: unknown) => void;
  readonly now: () => Date;
  /** Milliseconds of a clock that nobody sets, such as `performance.now`. */
  readonly elapsed: () => number;
}

/**
 * Runs the retention once a day, by one of several processes. It looks an hour after the start for the
 * first time, and skips a look after the clock was set: a clock that is wrong for a moment must not
 * delete everything.
 */
export class RetentionSchedule {
  readonly #options: RetentionScheduleOptions;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #offset: number;

  constructor(options: RetentionScheduleOptions) {
    this.#options = options;
    this.#offset = this.#clockOffset();
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.#running = this.#look();
    }, LOOK_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  async #look(): Promise<void> {
    const { retention, claim, onRun, onError, now } = this.#options;
    const before = this.#offset;
    this.#offset = this.#clockOffset();
    if (Math.abs(this.#offset - before) > JUMP_MS) return;
    try {
      const last = await retention.lastRun();
      if (last && now().getTime() - last.at.getTime() < DUE_AFTER_MS) return;
      if (await claim(LOOK_MS)) onRun(await retention.run());
    } catch (error) {
      onError(error);
    }
  }

  #clockOffset(): number {
    return this.#options.now().getTime() - this.#options.elapsed();
  }
}
