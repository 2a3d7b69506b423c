const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A clock that a test can set. */
export interface TimeMachine {
  /** LeadRabbit and the stand-in for Meta, both in this process, live in the future from now on. */
  forward(by: { readonly minutes?: number; readonly hours?: number; readonly days?: number }): void;
  /** The clock is set back, as when it was ahead and is put right. */
  back(by: { readonly hours: number }): void;
  end(): void;
}

/**
 * Puts the clock of this process forward, while timers run as they do: what is due in an hour is
 * due at the next look after an hour was skipped.
 */
export function startTimeMachine(): TimeMachine {
  const RealDate = Date;
  let skipped = 0;
  class ShiftedDate extends RealDate {
    constructor(...args: [] | ConstructorParameters<typeof RealDate>) {
      if (args.length === 0) super(ShiftedDate.now());
      else super(...args);
    }

    static override now(): number {
      return RealDate.now() + skipped;
    }
  }
  globalThis.Date = ShiftedDate as DateConstructor;
  return {
    forward: ({ minutes = 0, hours = 0, days = 0 }) => {
      skipped += minutes * MINUTE + hours * HOUR + days * DAY;
    },
    back: ({ hours }) => {
      skipped -= hours * HOUR;
    },
    end: () => {
      globalThis.Date = RealDate;
    },
  };
}

/** A moment in the past, as the stand-in for Meta takes it for `createdTime`. */
export const ago = (ms: number): string => new Date(Date.now() - ms).toISOString();
export const hoursAgo = (hours: number): string => ago(hours * HOUR);
export const daysAgo = (days: number): string => ago(days * DAY);
