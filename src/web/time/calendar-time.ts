const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const seconds = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const dayOfYear = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

const isSameDay = (a: Date, b: Date): boolean => a.toDateString() === b.toDateString();

/** `4 Oct`, with its year where it is another one. */
export const dayOf = (moment: Date, now: Date): string =>
  (moment.getFullYear() === now.getFullYear() ? day : dayOfYear).format(moment);

/** `14:03` of today, else `4 Oct, 14:03`. */
export const clockTime = (moment: Date, now: Date): string =>
  isSameDay(moment, now) ? clock.format(moment) : `${dayOf(moment, now)}, ${clock.format(moment)}`;

/** `14:03:07`, with its day where that is not the day of `reference`. */
export const exactClockTime = (moment: Date, reference: Date | undefined): string =>
  reference && isSameDay(moment, reference)
    ? seconds.format(moment)
    : `${dayOfYear.format(moment)}, ${seconds.format(moment)}`;
