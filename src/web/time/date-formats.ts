/** How days and times are written. */
export interface DateFormats {
  /** `14:03` */
  readonly clock: Intl.DateTimeFormat;
  /** `14:03:07` */
  readonly seconds: Intl.DateTimeFormat;
  /** `4 Oct` */
  readonly day: Intl.DateTimeFormat;
  /** `4 Oct 2025` */
  readonly dayOfYear: Intl.DateTimeFormat;
  /** `Saturday 4 October 2025 at 14:03:07` */
  readonly full: Intl.DateTimeFormat;
}

/**
 * The formats of a language; always in the browser's time zone.
 *
 * @param locale a language tag such as `de-AT`; the browser's own if it is left out
 */
export const createDateFormats = (locale?: string): DateFormats => ({
  clock: new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }),
  seconds: new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }),
  day: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }),
  dayOfYear: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }),
  full: new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'medium' }),
});

/** Those of the person who reads. */
export const readersFormats = createDateFormats();
