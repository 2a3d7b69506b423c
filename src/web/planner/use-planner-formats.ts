import { useMemo } from 'react';
import { useFormats } from '../texts/use-texts.ts';

/** How days and times are written where something is planned. */
export interface PlannerFormats {
  /** `14:03` */
  readonly timeOfDay: (moment: Date) => string;
  /** `14:03–14:30` */
  readonly timeRange: (from: Date, to: Date) => string;
  /** The time of day in another time zone. */
  readonly timeIn: (moment: Date, zone: string) => string;
  /** The day of a moment as `2025-10-04`, in the time zone of the reader. */
  readonly dateOf: (moment: Date) => string;
  /** `Saturday 4 October` of `2025-10-04`, with its year if that is not the year of the other. */
  readonly weekday: (date: string, today: string) => string;
}

/** As the reader writes them, in their time zone. */
export function usePlannerFormats(): PlannerFormats {
  const { locale, timeZone } = useFormats();
  return useMemo(() => createPlannerFormats(locale, timeZone), [locale, timeZone]);
}

/** @param timeZone that of the browser if it is undefined */
export function createPlannerFormats(locale: string, timeZone: string | undefined): PlannerFormats {
  const clock = { hour: 'numeric', minute: '2-digit' } as const;
  const clocks = new Intl.DateTimeFormat(locale, { ...clock, timeZone });
  // Swedish dates are written as ISO 8601 dates: 2026-11-24.
  const dates = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone });
  // Of a date, which is the same in every time zone.
  const weekday = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  const weekdays = new Intl.DateTimeFormat(locale, weekday);
  const weekdaysOfYears = new Intl.DateTimeFormat(locale, { ...weekday, year: 'numeric' });
  return {
    timeOfDay: (moment) => clocks.format(moment),
    timeRange: (from, to) => clocks.formatRange(from, to),
    timeIn: (moment, zone) =>
      new Intl.DateTimeFormat(locale, { ...clock, timeZone: zone }).format(moment),
    dateOf: (moment) => dates.format(moment),
    weekday: (date, today) => {
      const isThisYear = date.slice(0, 4) === today.slice(0, 4);
      return (isThisYear ? weekdays : weekdaysOfYears).format(new Date(`${date}T00:00:00Z`));
    },
  };
}
