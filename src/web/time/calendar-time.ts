import { readersFormats, type DateFormats } from './date-formats.ts';

const isSameDay = (a: Date, b: Date): boolean => a.toDateString() === b.toDateString();

/** `4 Oct`, with its year if that is another one. */
export const dayOf = (moment: Date, now: Date, formats: DateFormats = readersFormats): string =>
  (moment.getFullYear() === now.getFullYear() ? formats.day : formats.dayOfYear).format(moment);

/** `14:03` of today, else `4 Oct, 14:03`. */
export const clockTime = (
  moment: Date,
  now: Date,
  formats: DateFormats = readersFormats,
): string =>
  isSameDay(moment, now)
    ? formats.clock.format(moment)
    : `${dayOf(moment, now, formats)}, ${formats.clock.format(moment)}`;

/** `14:03:07`, with its day if that is not the day of `reference`. */
export const exactClockTime = (
  moment: Date,
  reference: Date | undefined,
  { seconds, dayOfYear }: DateFormats = readersFormats,
): string =>
  reference && isSameDay(moment, reference)
    ? seconds.format(moment)
    : `${dayOfYear.format(moment)}, ${seconds.format(moment)}`;
