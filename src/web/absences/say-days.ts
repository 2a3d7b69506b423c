import type { Absence } from '../../contract/absence.ts';

const moment = (date: string): Date => new Date(`${date}T00:00:00Z`);

const formatOf = (locale: string) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });

/** A day of the calendar, such as `2026-12-24`, as people write it. */
export const sayDay = (date: string, locale: string): string =>
  formatOf(locale).format(moment(date));

/** The days of an absence in short. */
export const sayDays = ({ from, to }: Absence, locale: string): string =>
  from === to ? sayDay(from, locale) : formatOf(locale).formatRange(moment(from), moment(to));
