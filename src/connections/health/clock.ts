import type { Urgency } from './verdicts.ts';

const DAY = 86_400_000;

/** The alarm level rises as fewer days are left. */
const MARKS: readonly { readonly days: number; readonly urgency: Urgency }[] = [
  { days: 1, urgency: 4 },
  { days: 3, urgency: 3 },
  { days: 7, urgency: 2 },
  { days: 14, urgency: 1 },
];

/** The time until an expiry. */
export interface Clock {
  readonly isOver: boolean;
  /** Undefined if there is enough time. */
  readonly urgency: Urgency | undefined;
  /** The days that are left, rounded up. */
  readonly days: number;
}

export function readClock(end: Date, now: Date): Clock {
  const ms = end.getTime() - now.getTime();
  const days = Math.ceil(ms / DAY);
  return {
    isOver: ms <= 0,
    urgency: MARKS.find((mark) => days <= mark.days)?.urgency,
    days: Math.max(0, days),
  };
}
