const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const MOMENT = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'UTC',
});

/** Such as `3 December 2026`. A report is read in any time zone, so times are in UTC and say so. */
export const writeDay = (time: Date): string => DAY.format(time);

/** Such as `3 December 2026 at 14:05 UTC`. */
export const writeMoment = (time: Date): string => `${MOMENT.format(time)} UTC`;

/** Such as `1 lead` or `3 leads`. */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;
