/** What clocks show, as the fields of a form take it. */
interface WallTimeFields {
  /** Such as `2026-11-24`. */
  readonly date: string;
  /** Such as `09:05`. */
  readonly time: string;
}

/** What the clocks of a zone show at a moment. */
export function wallTimeAt(moment: Date, zone: string): WallTimeFields {
  // Swedish dates are written as ISO 8601 dates: 2026-11-24.
  const format = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: zone,
  });
  const [date = '', time = ''] = format.format(moment).split(' ');
  return { date, time };
}

/**
 * The moment at which the clocks of a zone show a time. Of a time that they show twice, when summer time ends, one of the two;
 * of a time that they skip, one within an hour of it. An invalid date if a field is empty.
 */
export function momentAt(fields: WallTimeFields, zone: string): Date {
  const wanted = asUtc(fields);
  if (Number.isNaN(wanted)) return new Date(NaN);
  // The difference to UTC at a moment near it may be another one than at the moment itself.
  const near = wanted - differenceAt(wanted, zone);
  return new Date(wanted - differenceAt(near, zone));
}

const asUtc = ({ date, time }: WallTimeFields): number => Date.parse(`${date}T${time}:00Z`);

function differenceAt(moment: number, zone: string): number {
  const minute = moment - (moment % 60_000);
  return asUtc(wallTimeAt(new Date(minute), zone)) - minute;
}
