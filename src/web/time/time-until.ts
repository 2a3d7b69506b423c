const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long until a moment, in as few words as a line has room for. */
export function timeUntil(moment: Date, now: Date): string {
  const left = moment.getTime() - now.getTime();
  if (left < MINUTE) return 'any moment';
  if (left < HOUR) return `in ${Math.round(left / MINUTE)} min`;
  if (left < 48 * HOUR) return `in ${Math.round(left / HOUR)} h`;
  return `in ${Math.round(left / DAY)} days`;
}

/** Whole days until a moment; none where it is over. */
export const daysUntil = (moment: Date, now: Date): number =>
  Math.max(0, Math.ceil((moment.getTime() - now.getTime()) / DAY));
