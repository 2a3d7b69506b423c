import { Temporal } from 'temporal-polyfill';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Times of one day, such as `09:00` and `17:30`. `to` is not part of it; `24:00` is the end of the day. */
export interface HourRange {
  readonly from: string;
  readonly to: string;
}

/** When people work, by the clocks of a place. A day that is left out is free. */
export interface WorkingHours {
  /** An IANA name such as `Europe/Berlin`. */
  readonly zone: string;
  readonly week: Readonly<Partial<Record<Weekday, readonly HourRange[]>>>;
}

/** Today may be over, and a week later the hours are the same. */
const DAYS_AHEAD = 8;

export function isWorking(hours: WorkingHours, at: Date): boolean {
  const local = toLocal(hours, at);
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  return rangesOf(hours, local.dayOfWeek).some(({ from, to }) => from <= time && time < to);
}

/** The first moment from `at` on at which people work; null if there are no hours at all. */
export function nextWorking(hours: WorkingHours, at: Date): Date | null {
  if (isWorking(hours, at)) return at;
  const today = toLocal(hours, at).toPlainDate();
  for (let days = 0; days < DAYS_AHEAD; days += 1) {
    const date = today.add({ days });
    for (const { from } of rangesOf(hours, date.dayOfWeek)) {
      const begin = date.toZonedDateTime({ timeZone: hours.zone, plainTime: from });
      if (begin.epochMilliseconds > at.getTime()) return new Date(begin.epochMilliseconds);
    }
  }
  return null;
}

const toLocal = ({ zone }: WorkingHours, at: Date): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);

/** @param dayOfWeek 1 is Monday */
function rangesOf({ week }: WorkingHours, dayOfWeek: number): readonly HourRange[] {
  const day = WEEKDAYS[dayOfWeek - 1];
  const ranges = (day && week[day]) ?? [];
  return ranges.toSorted((one, other) => (one.from < other.from ? -1 : 1));
}
