import type { Urgency } from './verdicts.ts';

const DAY = 86_400_000;

/** The fewer days are left, the louder. */
const MARKS: readonly { readonly days: number; readonly urgency: Urgency }[] = [
  { days: 1, urgency: 4 },
  { days: 3, urgency: 3 },
  { days: 7, urgency: 2 },
  { days: 14, urgency: 1 },
];

/** How long until something ends. */
export interface Clock {
  readonly isOver: boolean;
  /** Undefined while there is time enough. */
  readonly urgency: Urgency | undefined;
  /** Begun days that are left. */
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
