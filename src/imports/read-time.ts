/** No lead is older: Facebook began in that year. */
const FIRST = Date.UTC(2004, 0, 1);
const DAY = 24 * 60 * 60_000;

/** Whether the day or the month comes first in dates such as `3/4/2026`. */
export type DateOrder = 'dmy' | 'mdy';

const ISO =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(\d{1,2}:\d{2})(:\d{2})?(?:\.\d+)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?)?$/i;

/** A date whose year comes last, with dots, slashes or dashes. */
const YEAR_LAST =
  /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(:\d{2})?\s*([ap])?\.?(?:m\.?)?)?$/i;

/**
 * Reads a time of a file: ISO 8601, or a date whose year comes last. A time without a zone is in UTC. With dots the day
 * comes first in every country that writes so; else the order says which comes first.
 *
 * @param order undefined if it is not known; then only dates that have one meaning are read
 * @returns undefined without a text, null for a text that is no time, or none at which a lead can have been sent
 */
export function readTime(
  text: string | undefined,
  order?: DateOrder,
  now = Date.now(),
): Date | null | undefined {
  if (text === undefined) return undefined;
  const iso = toIso(text.trim(), order) ?? '';
  const time = isDay(iso.slice(0, 10)) ? Date.parse(iso) : NaN;
  return time >= FIRST && time <= now + DAY ? new Date(time) : null;
}

/** Finds the order that the texts of a column show. */
export class DateOrderDetector {
  readonly #orders = new Set<DateOrder>();

  add(text: string): void {
    const [found, first = '', separator, second = ''] = YEAR_LAST.exec(text.trim()) ?? [];
    if (found === undefined || separator === '.') return;
    if (Number(first) > 12) this.#orders.add('dmy');
    if (Number(second) > 12) this.#orders.add('mdy');
  }

  /** Undefined if all texts so far could be read in both orders, or in none. */
  get order(): DateOrder | undefined {
    const [order] = this.#orders;
    return this.#orders.size === 1 ? order : undefined;
  }
}

function toIso(text: string, order: DateOrder | undefined): string | undefined {
  const [found, year = '', month = '', day = '', time = '00:00', seconds = ':00', zone = 'Z'] =
    ISO.exec(text) ?? [];
  if (found !== undefined)
    return `${toDate(year, month, day)}T${time.padStart(5, '0')}${seconds}${toZone(zone)}`;
  const parts = YEAR_LAST.exec(text);
  if (!parts) return undefined;
  const [, first = '', separator, second = '', lastYear = '', hour = '0', minute = '00'] = parts;
  const [, , , , , , , more = ':00', half] = parts;
  const known = separator === '.' ? 'dmy' : (order ?? onlyOrder(Number(first), Number(second)));
  if (!known) return undefined;
  const date = known === 'dmy' ? toDate(lastYear, second, first) : toDate(lastYear, first, second);
  return `${date}T${toHour(hour, half)}:${minute}${more}Z`;
}

/** The only order in which the date exists; undefined if there are two. */
function onlyOrder(first: number, second: number): DateOrder | undefined {
  if (first === second) return 'dmy';
  if (first > 12) return 'dmy';
  return second > 12 ? 'mdy' : undefined;
}

const toDate = (year: string, month: string, day: string): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

/** @param half `a` or `p` of a clock with twelve hours */
function toHour(hour: string, half: string | undefined): string {
  if (half === undefined) return hour.padStart(2, '0');
  const past = Number(hour) % 12;
  return String(/p/i.test(half) ? past + 12 : past).padStart(2, '0');
}

/** `Date` takes 31 February for a day of March. */
function isDay(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}

const toZone = (zone: string): string =>
  /^(Z|UTC)$/i.test(zone) ? 'Z' : zone.replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2');
