import { useMemo } from 'react';
import { useDashboardTexts, useFormats } from '../texts/use-texts.ts';
import type { Days } from './dashboard-search.ts';

/** How days are written that belong to no time zone. */
export interface DayFormats {
  /** `4 Oct` */
  readonly day: (date: string) => string;
  /** `4 Oct 2026 – 10 Oct 2026`, or `4 Oct 2026` of one day. */
  readonly span: (days: Days) => string;
}

export function useDayFormats(): DayFormats {
  const { locale } = useFormats();
  const { range } = useDashboardTexts();
  return useMemo(() => {
    const short = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
    const days = new Intl.DateTimeFormat(locale, short);
    const daysOfYears = new Intl.DateTimeFormat(locale, { ...short, year: 'numeric' });
    const write = (format: Intl.DateTimeFormat, date: string) => format.format(new Date(date));
    return {
      day: (date) => write(days, date),
      span: ({ from, to }) => range.span(write(daysOfYears, from), write(daysOfYears, to)),
    };
  }, [locale, range]);
}
