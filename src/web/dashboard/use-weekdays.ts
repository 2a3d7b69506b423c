import { useMemo } from 'react';
import { useFormats } from '../texts/use-texts.ts';

/** A Monday. */
const FIRST = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

export interface Weekday {
  /** 1 is Monday, 7 is Sunday. */
  readonly day: number;
  readonly name: string;
}

/** The days of the week, from Monday. */
export function useWeekdays(): readonly Weekday[] {
  const { locale } = useFormats();
  return useMemo(() => {
    const names = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
    return Array.from({ length: 7 }, (_, index) => ({
      day: index + 1,
      name: names.format(new Date(FIRST + index * DAY_MS)),
    }));
  }, [locale]);
}
