/**
 * The time of a change is given out before the change can be seen, and a server that was frozen may show a
 * change long after that. A reader must read again what is this young, in ms. What was read stays in the
 * window for one to two times as long, by a clock that nobody sets.
 */
export const LOOK_BACK_MS = 3_000;

/** Most changes are seen at once. A reader reads only this much again, in ms, but now and then all. */
const SHORT_LOOK_BACK_MS = 500;

/** How often to read the whole window again, in ms. */
const WHOLE_EVERY_MS = 1_000;

/** A clock that was read is known less exactly than this, in ms. */
const CLOCK_ERROR_MS = 1_000;

/**
 * Which changes a reader must ask for, if it reads them by the time that the server gave them. Times of the
 * server and of this process are in ms; they are never compared.
 */
export class LookBack {
  /** What this reader knows, with its times. */
  readonly known = new Map<string, number>();
  /** The window begins here, and will begin there next. */
  #floor: number;
  #nextFloor: number;
  #latest: number;
  #movedAt: number;
  #wholeAt: number;

  /**
   * A reader of what happens from now on.
   *
   * @param serverTime now
   * @param now of this process
   */
  constructor(serverTime: number, now: number) {
    this.#floor = serverTime;
    this.#nextFloor = serverTime;
    this.#latest = serverTime;
    this.#movedAt = now;
    this.#wholeAt = now;
  }

  /** From which time to read now. */
  from(now: number): number {
    if (now - this.#wholeAt < WHOLE_EVERY_MS)
      return Math.max(this.#floor, this.#latest - SHORT_LOOK_BACK_MS);
    this.#wholeAt = now;
    return this.#floor;
  }

  /** Remembers what was read. */
  read(times: ReadonlyMap<string, number>, now: number): void {
    for (const [id, time] of times) {
      this.known.set(id, time);
      this.#latest = Math.max(this.#latest, time);
    }
    if (now - this.#movedAt < LOOK_BACK_MS) return;
    this.#movedAt = now;
    this.#floor = this.#nextFloor;
    this.#nextFloor = Math.max(this.#floor, this.#latest - LOOK_BACK_MS);
    for (const [id, time] of this.known) if (time < this.#floor) this.known.delete(id);
  }

  /**
   * The reader could not read for some time: the next reading begins at the start of the window, which does
   * not move before the changes of this time can be seen.
   */
  interrupted(now: number): void {
    this.#movedAt = now;
    this.#wholeAt = -Infinity;
  }

  /** The server has another clock now, for example because another server became the primary. */
  clockIs(serverTime: number): void {
    if (serverTime >= this.#latest - CLOCK_ERROR_MS) return;
    this.#latest = serverTime;
    this.#floor = Math.min(this.#floor, serverTime - LOOK_BACK_MS);
    this.#nextFloor = this.#floor;
  }
}
