import { dayOf } from './calendar-time.ts';
import { readersFormats, type DateFormats } from './date-formats.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long ago, in as few words as a table has room for. */
export function relativeTime(
  moment: Date,
  now: Date,
  formats: DateFormats = readersFormats,
): string {
  const elapsed = now.getTime() - moment.getTime();
  // Clocks differ a little: what comes from the near future is from now.
  if (elapsed < MINUTE) return 'just now';
  if (elapsed < HOUR) return `${Math.floor(elapsed / MINUTE)} min ago`;
  const days = calendarDaysBetween(moment, now);
  if (days === 0 || elapsed < 6 * HOUR) return `${Math.floor(elapsed / HOUR)} h ago`;
  if (days === 1) return 'yesterday';
  if (days < 7) return `${days} days ago`;
  return dayOf(moment, now, formats);
}

/** The moment in full, in the reader's language and time zone. */
export const exactTime = (moment: Date): string => readersFormats.full.format(moment);

/** By the calendar: late yesterday evening is one day ago, whatever the hours say. */
function calendarDaysBetween(earlier: Date, later: Date): number {
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((midnight(later) - midnight(earlier)) / (24 * HOUR));
}

/** How long something took, for people: `0.4 s`, `12 s`, `3 min`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 10_000) return `${(Math.max(milliseconds, 0) / 1000).toFixed(1)} s`;
  if (milliseconds < MINUTE) return `${Math.round(milliseconds / 1000)} s`;
  if (milliseconds < HOUR) return `${Math.round(milliseconds / MINUTE)} min`;
  if (milliseconds < 48 * HOUR) return `${Math.round(milliseconds / HOUR)} h`;
  return `${Math.round(milliseconds / (24 * HOUR))} days`;
}
