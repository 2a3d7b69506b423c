import { AppError } from '../errors.ts';
import { dayOf } from '../planner/wall-time.ts';
import { DAY_MS } from './lead-fact.ts';

/** A year and a leap day, in days. */
export const MOST_DAYS = 366;

/** Days of a zone, one after the other. */
export interface DashboardRange {
  readonly zone: string;
  /** The first and the last day, such as `2026-12-01`. */
  readonly from: string;
  readonly to: string;
  readonly days: readonly { readonly date: string; readonly start: Date; readonly end: Date }[];
}

/**
 * The days from one to another, both included.
 *
 * @throws the `unknown-zone`, `invalid-local-time` or `range-wrong` error
 */
export function rangeOf(from: string, to: string, zone: string): DashboardRange {
  const [first, last] = [from, to].map((local) => {
    dayOf({ local, zone });
    return Date.parse(local) / DAY_MS;
  }) as [number, number];
  const length = last - first + 1;
  if (length < 1 || length > MOST_DAYS) throw new AppError('range-wrong', { days: MOST_DAYS });
  const days = Array.from({ length }, (_, index) => {
    const date = dateOf(first + index);
    return { date, ...dayOf({ local: date, zone }) };
  });
  return { zone, from, to, days };
}

/** As many days directly before a range. */
export function rangeBefore({ from, days, zone }: DashboardRange): DashboardRange {
  const first = Date.parse(from) / DAY_MS;
  return rangeOf(dateOf(first - days.length), dateOf(first - 1), zone);
}

const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
