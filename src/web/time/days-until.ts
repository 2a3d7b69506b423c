const DAY = 24 * 60 * 60_000;

/** Whole days until a moment; none if it is over. */
export const daysUntil = (moment: Date, now: Date): number =>
  Math.max(0, Math.ceil((moment.getTime() - now.getTime()) / DAY));
