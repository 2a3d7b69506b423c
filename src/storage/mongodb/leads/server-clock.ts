import type { Db } from 'mongodb';

/** How often the clock is read to know it well. The quickest answer tells most. */
const READINGS = 3;

/** After this time it is read again, in ms. */
const VALID_MS = 10_000;

/**
 * The clock of the server, known without asking: the times of changes are its times, and the clock of this
 * machine may be wrong.
 */
export class ServerClock {
  readonly #db: Db;
  /** At least the clock of the server minus `performance.now()`, in ms. */
  #offset = 0;
  #readAt = -Infinity;

  constructor(db: Db) {
    this.#db = db;
  }

  /** The time of the server in ms, or a little less: never later than it is. */
  now(): number {
    return Math.floor(performance.now() + this.#offset);
  }

  isOld(): boolean {
    return performance.now() - this.#readAt > VALID_MS;
  }

  /** The next use must read it. */
  forget(): void {
    this.#readAt = -Infinity;
  }

  async read(): Promise<void> {
    let offset = -Infinity;
    for (let reading = 0; reading < READINGS; reading += 1) {
      const { localTime } = await this.#db.command({ hello: 1 });
      // The server has read its clock before this moment.
      if (localTime instanceof Date)
        offset = Math.max(offset, localTime.getTime() - performance.now());
    }
    this.#readAt = performance.now();
    if (Number.isFinite(offset)) this.#offset = offset;
  }
}
