import { z } from 'zod';
import { dayOf, momentOf } from '../planner/wall-time.ts';
import { DAY_MS } from './lead-fact.ts';

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** When the team works. */
export const workingHoursSchema = z.object({
  /** An IANA name such as `Europe/Berlin`. */
  zone: z.string().max(64),
  /** The days of the week, from 1 for Monday to 7 for Sunday. */
  days: z.array(z.int().min(1).max(7)).max(7),
  /** Such as `09:00`. */
  from: timeOfDay,
  /** After `from` on the same day. */
  to: timeOfDay,
});
export type WorkingHours = z.infer<typeof workingHoursSchema>;

/** The working hours until an admin sets them. */
export const usualHours = (zone: string): WorkingHours => ({
  zone,
  days: [1, 2, 3, 4, 5],
  from: '09:00',
  to: '18:00',
});

type Interval = readonly [start: number, end: number];

/** The working time between two moments, in ms; 0 if the second is not after the first. */
export type WorkingTime = (from: Date, to: Date) => number;

/**
 * Counts working time, also over changes of daylight-saving time.
 *
 * @throws the `unknown-zone` error
 */
export function createWorkingTime(hours: WorkingHours): WorkingTime {
  // Fails here for an unknown zone, and not while days are counted.
  dayOf({ local: '2026-01-01', zone: hours.zone });
  const known = new Map<number, readonly Interval[]>();
  const intervalsOf = (day: number): readonly Interval[] => {
    const found = known.get(day) ?? workOfUtcDay(hours, day);
    known.set(day, found);
    return found;
  };
  return (from, to) => {
    const [start, end] = [from.getTime(), to.getTime()];
    let sum = 0;
    for (let day = Math.floor(start / DAY_MS); day * DAY_MS < end; day += 1)
      for (const [begin, finish] of intervalsOf(day))
        sum += Math.max(0, Math.min(finish, end) - Math.max(begin, start));
    return sum;
  };
}

/** The working time inside one UTC day. It may belong to two days of the zone. */
function workOfUtcDay({ zone, days, from, to }: WorkingHours, day: number): readonly Interval[] {
  const [first, last] = [day * DAY_MS, (day + 1) * DAY_MS];
  return [day - 1, day, day + 1].flatMap((each): Interval[] => {
    const date = new Date(each * DAY_MS);
    const weekday = ((date.getUTCDay() + 6) % 7) + 1;
    if (!days.includes(weekday)) return [];
    const local = date.toISOString().slice(0, 10);
    const momentAt = (time: string) => momentOf({ local: `${local}T${time}`, zone }).at.getTime();
    const [start, end] = [Math.max(momentAt(from), first), Math.min(momentAt(to), last)];
    return start < end ? [[start, end]] : [];
  });
}
