/** Clocks of two machines may differ by this much, and a clock is corrected by less, in ms. */
export const CLOCK_TOLERANCE_MS = 60_000;

/** A count after it was raised. */
export interface Counted {
  readonly count: number;
  /** When it begins at 0 again. */
  readonly until: Date;
}

export interface CountTime {
  readonly now: Date;
  /** How long a count lasts, in ms. */
  readonly lastsMs: number;
  /** Whether a count lasts this long from each raise, and not from the first one. */
  readonly extends?: boolean;
}

/**
 * Counts for limits, and for what is true for some time, shared by all processes on one database. A key may hold an
 * address of a person: an engine stores only its hash. A count is also over if it would last a minute longer than it can: the clock
 * was wrong when it began.
 */
export interface CountStore {
  /** Raises a count at one time with all other processes, and returns it. */
  add(key: string, by: number, time: CountTime): Promise<Counted>;
  /** The count; 0 if there is none or it is over. */
  read(key: string, now: Date): Promise<number>;
  /** Lowers a count by 1, if it is still the one that `until` belongs to. */
  takeBack(key: string, until: Date): Promise<void>;
  /** Begins at 0 again. */
  reset(key: string): Promise<void>;
}
