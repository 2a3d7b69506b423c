/** How the sentences of errors and reasons write numbers and times. */
export interface MessageFormats {
  readonly number: (value: number) => string;
  /** The form that goes with a number. It does not write the number. */
  readonly plural: (
    count: number,
    forms: { readonly one: string; readonly other: string },
  ) => string;
  /** Such as `3 December 2026`; what is no time in ISO 8601 is left as it is. */
  readonly longDay: (iso: string) => string;
  /** Such as `3 December 2026 at 14:05 UTC`. */
  readonly longMoment: (iso: string) => string;
}

/**
 * @param locale a language tag such as `es-MX`
 * @param timeZone such as `Europe/Madrid`; that of the browser or the server if it is left out
 */
export function createMessageFormats(locale: string, timeZone?: string): MessageFormats {
  const zone = timeZone === undefined ? {} : { timeZone };
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', ...zone });
  const moments = new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    ...zone,
  });
  const numbers = new Intl.NumberFormat(locale);
  const plurals = new Intl.PluralRules(locale);
  const write = (format: Intl.DateTimeFormat) => (iso: string) => {
    const time = new Date(iso);
    return Number.isNaN(time.getTime()) ? iso : format.format(time);
  };
  return {
    number: (value) => numbers.format(value),
    plural: (count, forms) => (plurals.select(count) === 'one' ? forms.one : forms.other),
    longDay: write(days),
    longMoment: write(moments),
  };
}
