const SECOND = 1_000;
const DAY = 86_400 * SECOND;

/** Facebook began in 2004. An earlier time is garbled. */
const EARLIEST = Date.UTC(2004, 0, 1);

/** Meta's clock and ours may differ, and so may time zones; a later time is garbled. */
const LONGEST_AHEAD = DAY;

/** An expiry lies ahead, but not by centuries. */
const LATEST_EXPIRY = Date.UTC(2200, 0, 1);

/** `2022-02-03T16:16:51+0000`, as Graph writes it, and the other forms of ISO 8601 with four digits of year. */
const ISO_TIME =
  /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * A time that came from outside. Graph writes ISO 8601, webhooks carry Unix seconds, and other
 * senders of events use milliseconds. 9 to 11 digits are seconds and 13 digits are milliseconds,
 * as a number or as text.
 *
 * @returns null if the value is no such time, or lies before 2004 or more than a day after `now`
 */
export function readMetaTime(value: unknown, now: Date): Date | null {
  const ms = toMilliseconds(value);
  const isPlausible = ms >= EARLIEST && ms <= now.getTime() + LONGEST_AHEAD;
  return isPlausible ? new Date(ms) : null;
}

/**
 * The moment at which something ends, in the same forms as `readMetaTime`.
 *
 * @returns null if there is no end (Meta writes 0) or if the value is garbled
 */
export function readMetaExpiry(value: unknown): Date | null {
  const ms = toMilliseconds(value);
  return ms >= EARLIEST && ms <= LATEST_EXPIRY ? new Date(ms) : null;
}

/** @returns Unix milliseconds; NaN if the value is no time */
function toMilliseconds(value: unknown): number {
  if (typeof value === 'number') return fromDigits(String(Math.trunc(value)));
  if (typeof value !== 'string') return NaN;
  const text = value.trim();
  const iso = ISO_TIME.exec(text);
  if (!iso) return fromDigits(text);
  const hasTime = text.length > 'YYYY-MM-DD'.length;
  // Without a zone JavaScript would read it in the zone of this machine.
  return Date.parse(hasTime && iso[1] === undefined ? `${text}Z` : text);
}

function fromDigits(digits: string): number {
  if (/^\d{9,11}$/.test(digits)) return Number(digits) * SECOND;
  return /^\d{13}$/.test(digits) ? Number(digits) : NaN;
}
