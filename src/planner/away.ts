import { Temporal } from 'temporal-polyfill';
import type { Absence } from '../users/absence.ts';

export interface Away {
  readonly absences: readonly Absence[];
  /** An IANA name; null: UTC. */
  readonly timeZone: string | null;
}

/** When a person who is away comes back; undefined if the person is not away. */
export function awayUntil({ absences, timeZone }: Away, now: Date): Date | undefined {
  const zone = timeZone ?? 'UTC';
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate();
  let day = today;
  // One absence may follow another.
  for (;;) {
    const date = day.toString();
    const last = absences.find(({ from, to }) => from <= date && date <= to)?.to;
    if (last === undefined) break;
    day = Temporal.PlainDate.from(last).add({ days: 1 });
  }
  if (day.equals(today)) return undefined;
  return new Date(day.toZonedDateTime({ timeZone: zone }).epochMilliseconds);
}
