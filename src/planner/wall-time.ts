import { Temporal } from 'temporal-polyfill';
import { AppError } from '../errors.ts';

/**
 * What a person means: a time on the clocks of a place. It is kept as it was said, because the rules of a zone can
 * change.
 */
export interface WallTime {
  /** Such as `2026-12-01T09:00`; of a whole day `2026-12-01`. */
  readonly local: string;
  /** An IANA name such as `Europe/Berlin`. */
  readonly zone: string;
}

/** A wall time with the moment that it is. */
export interface PlannedTime extends WallTime {
  readonly at: Date;
}

const IS_DATE = /^\d{4}-\d{2}-\d{2}$/;
const IS_LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/;

/** `+02:00` is refused: it is no place, and knows nothing of daylight-saving time. */
const IS_ZONE_NAME = /^[A-Za-z][A-Za-z0-9_+\-/]{0,63}$/;

/** Years that a calendar can show. */
const [FIRST_YEAR, LAST_YEAR] = [1990, 2200];

export const isWholeDay = ({ local }: WallTime): boolean => IS_DATE.test(local);

/**
 * The moment of a wall time with a time of day. If the clocks skip it, it moves forward by as much as the clocks do
 * (02:30 becomes 03:30). If it occurs twice, it is the first.
 *
 * @throws the `unknown-zone` or `invalid-local-time` error
 */
export function momentOf({ local, zone }: WallTime): PlannedTime {
  const known = checkZone(zone);
  if (!IS_LOCAL.test(local)) throw invalidLocal(local);
  const dateTime = read(local, (text) => Temporal.PlainDateTime.from(text, REJECT));
  const instant = dateTime.toZonedDateTime(known, { disambiguation: 'compatible' });
  return { local, zone, at: new Date(instant.epochMilliseconds) };
}

/**
 * The moment after which something that is due is overdue: the wall time itself, or the end of a whole day in its
 * zone.
 *
 * @throws the `unknown-zone` or `invalid-local-time` error
 */
export const deadlineOf = (wall: WallTime): PlannedTime =>
  isWholeDay(wall) ? { ...wall, at: dayOf(wall).end } : momentOf(wall);

/**
 * The first moment of a day in a zone, and that of the next day. A day has 23 to 25 hours.
 *
 * @throws the `unknown-zone` or `invalid-local-time` error
 */
export function dayOf({ local, zone }: WallTime): { readonly start: Date; readonly end: Date } {
  const known = checkZone(zone);
  if (!IS_DATE.test(local)) throw invalidLocal(local);
  const date = read(local, (text) => Temporal.PlainDate.from(text, REJECT));
  const startOf = (day: Temporal.PlainDate) =>
    new Date(day.toZonedDateTime(known).epochMilliseconds);
  return { start: startOf(date), end: startOf(date.add({ days: 1 })) };
}

const REJECT = { overflow: 'reject' } as const;

function read<Value extends { readonly year: number }>(
  local: string,
  parse: (text: string) => Value,
): Value {
  try {
    const value = parse(local);
    if (value.year >= FIRST_YEAR && value.year <= LAST_YEAR) return value;
  } catch {
    // There is no 30 February, and no 25:00.
  }
  throw invalidLocal(local);
}

const invalidLocal = (local: string): AppError =>
  new AppError('invalid-local-time', { local: local.slice(0, 40) });

function checkZone(zone: string): string {
  try {
    if (IS_ZONE_NAME.test(zone))
      return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    // Intl throws for a name that it does not know.
  }
  throw new AppError('unknown-zone', { zone: zone.slice(0, 64) });
}
