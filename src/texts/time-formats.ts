import type { Language } from './language.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface TimeFormats {
  /** How long ago: `just now`, `5 min ago`, `yesterday`, `24 Nov`. */
  readonly ago: (moment: Date, now: Date) => string;
  /** How long until a moment: `any moment`, `in 12 min`, `in 3 days`. */
  readonly until: (moment: Date, now: Date) => string;
  /** How long something took, in ms: `0.4 sec`, `3 min`, `2 days`. */
  readonly duration: (milliseconds: number) => string;
  /** `4 Oct`, with its year if that is another one. */
  readonly day: (moment: Date, now: Date) => string;
  /** `14:03` of today, else `4 Oct, 14:03`. */
  readonly clock: (moment: Date, now: Date) => string;
  /** `14:03:07`, with its day if that is not the day of `reference`. */
  readonly exactClock: (moment: Date, reference: Date | undefined) => string;
  /** `Saturday 4 October 2025 at 14:03:07` */
  readonly exact: (moment: Date) => string;
}

interface TimeFormatOptions {
  readonly language: Language;
  readonly locale: string;
  /** The time zone of the browser or the server if undefined. */
  readonly timeZone: string | undefined;
}

/** What Intl has no good words for. */
const WORDS: Readonly<Record<Language, { justNow: string; anyMoment: string }>> = {
  en: { justNow: 'just now', anyMoment: 'any moment' },
  es: { justNow: 'ahora', anyMoment: 'en breve' },
};

export function createTimeFormats({ language, locale, timeZone }: TimeFormatOptions): TimeFormats {
  const dates = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone });
  const day = { day: 'numeric', month: 'short' } as const;
  const clock = { hour: '2-digit', minute: '2-digit' } as const;
  const formats = {
    day: dates(day),
    dayOfYear: dates({ ...day, year: 'numeric' }),
    clock: dates(clock),
    dayAndClock: dates({ ...day, ...clock }),
    dayOfYearAndClock: dates({ ...day, ...clock, year: 'numeric' }),
    seconds: dates({ timeStyle: 'medium' }),
    dayAndSeconds: dates({ dateStyle: 'medium', timeStyle: 'medium' }),
    exact: dates({ dateStyle: 'full', timeStyle: 'medium' }),
  };
  const relative = new Intl.RelativeTimeFormat(locale, { style: 'short' });
  // In full, because Spanish shortens days to `d`; and `auto` says yesterday.
  const relativeDays = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const { daysBetween, isSameDay, isSameYear } = createCalendar(timeZone);
  const words = WORDS[language];

  const writeDay: TimeFormats['day'] = (moment, now) =>
    (isSameYear(moment, now) ? formats.day : formats.dayOfYear).format(moment);

  return {
    day: writeDay,
    ago: (moment, now) => {
      const elapsed = now.getTime() - moment.getTime();
      // Clocks differ a little: a moment in the near future is taken as now.
      if (elapsed < MINUTE) return words.justNow;
      if (elapsed < HOUR) return relative.format(-Math.floor(elapsed / MINUTE), 'minute');
      const days = daysBetween(moment, now);
      if (days === 0 || elapsed < 6 * HOUR)
        return relative.format(-Math.floor(elapsed / HOUR), 'hour');
      return days < 7 ? relativeDays.format(-days, 'day') : writeDay(moment, now);
    },
    until: (moment, now) => {
      const left = moment.getTime() - now.getTime();
      if (left < MINUTE) return words.anyMoment;
      if (left < HOUR) return relative.format(Math.round(left / MINUTE), 'minute');
      if (left < 2 * DAY) return relative.format(Math.round(left / HOUR), 'hour');
      return relativeDays.format(Math.round(left / DAY), 'day');
    },
    duration: createDurations(locale),
    clock: (moment, now) => {
      if (isSameDay(moment, now)) return formats.clock.format(moment);
      return isSameYear(moment, now)
        ? formats.dayAndClock.format(moment)
        : formats.dayOfYearAndClock.format(moment);
    },
    exactClock: (moment, reference) =>
      reference && isSameDay(moment, reference)
        ? formats.seconds.format(moment)
        : formats.dayAndSeconds.format(moment),
    exact: (moment) => formats.exact.format(moment),
  };
}

function createDurations(locale: string): TimeFormats['duration'] {
  const units = (unit: string, options: Intl.NumberFormatOptions = {}) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', ...options });
  const tenths = units('second', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const seconds = units('second');
  const minutes = units('minute');
  const hours = units('hour');
  const days = units('day', { unitDisplay: 'long' });
  return (milliseconds) => {
    if (milliseconds < 10_000) return tenths.format(Math.max(milliseconds, 0) / 1000);
    if (milliseconds < MINUTE) return seconds.format(Math.round(milliseconds / 1000));
    if (milliseconds < HOUR) return minutes.format(Math.round(milliseconds / MINUTE));
    if (milliseconds < 2 * DAY) return hours.format(Math.round(milliseconds / HOUR));
    return days.format(Math.round(milliseconds / DAY));
  };
}

/** Days by the calendar of a time zone: late yesterday evening is one day ago. */
function createCalendar(timeZone: string | undefined) {
  // Swedish dates are written as ISO 8601 dates: 2026-11-24.
  const format = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone });
  const dateOf = (moment: Date) => format.format(moment);
  return {
    daysBetween: (earlier: Date, later: Date) =>
      Math.round((Date.parse(dateOf(later)) - Date.parse(dateOf(earlier))) / DAY),
    isSameDay: (a: Date, b: Date) => dateOf(a) === dateOf(b),
    isSameYear: (a: Date, b: Date) => dateOf(a).slice(0, 4) === dateOf(b).slice(0, 4),
  };
}
