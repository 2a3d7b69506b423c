/** No lead is older: Facebook began in that year. */
const FIRST = Date.UTC(2004, 0, 1);
const DAY = 24 * 60 * 60_000;

const ISO =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?(?:\.\d+)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?)?$/i;

/** With dots the day comes first in every country that writes so. */
const WITH_DOTS = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:,?\s+(\d{1,2}:\d{2})(:\d{2})?)?$/;

/**
 * Reads a time of a file: ISO 8601, or with dots. A time without a zone is in UTC. A date with slashes is not read,
 * because its day and month cannot be told apart.
 *
 * @returns undefined without a text, null for a text that is no time, or none at which a lead can have been sent
 */
export function readTime(text: string | undefined, now = Date.now()): Date | null | undefined {
  if (text === undefined) return undefined;
  const iso = toIso(text.trim()) ?? '';
  const time = isDay(iso.slice(0, 10)) ? Date.parse(iso) : NaN;
  return time >= FIRST && time <= now + DAY ? new Date(time) : null;
}

function toIso(text: string): string | undefined {
  const [found, date, time = '00:00', seconds = ':00', zone = 'Z'] = ISO.exec(text) ?? [];
  if (found !== undefined) return `${date}T${time}${seconds}${toZone(zone)}`;
  const dotted = WITH_DOTS.exec(text);
  if (!dotted) return undefined;
  const [, day = '', month = '', year, clock = '00:00', more = ':00'] = dotted;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T${clock.padStart(5, '0')}${more}Z`;
}

/** `Date` takes 31 February for a day of March. */
function isDay(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}

const toZone = (zone: string): string =>
  /^(Z|UTC)$/i.test(zone) ? 'Z' : zone.replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2');
