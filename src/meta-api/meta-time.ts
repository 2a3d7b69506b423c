const SECOND = 1_000;
const DAY = 86_400 * SECOND;

/** Facebook started in 2004. An earlier time is garbled. */
const EARLIEST = Date.UTC(2004, 0, 1);

/** How far ahead a time may be, because clocks and time zones differ. A later time is garbled. */
const LONGEST_AHEAD = DAY;

/** A later expiry is garbled. */
const LATEST_EXPIRY = Date.UTC(2200, 0, 1);

/**
 * `2022-02-03T16:16:51+0000`, as Graph writes it, and the other forms of ISO 8601 with four-digit
 * years.
 */
const ISO_TIME =
  /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * Reads a time that came from outside. Graph writes ISO 8601, webhooks contain Unix seconds, and
 * other senders of events use milliseconds. A number or text with 9 to 11 digits is read as
 * seconds, and with 13 digits as milliseconds.
 *
 * @returns null if the value is not such a time, or is before 2004 or more than a day after `now`
 */
export function readMetaTime(value: unknown, now: Date): Date | null {
  const ms = toMilliseconds(value);
  const isPlausible = ms >= EARLIEST && ms <= now.getTime() + LONGEST_AHEAD;
  return isPlausible ? new Date(ms) : null;
}

/**
 * Reads a time of expiry, in the same forms as `readMetaTime`.
 *
 * @returns null if there is no expiry (Meta writes 0) or if the value is garbled
 */
export function readMetaExpiry(value: unknown): Date | null {
  const ms = toMilliseconds(value);
  return ms >= EARLIEST && ms <= LATEST_EXPIRY ? new Date(ms) : null;
}

/** @returns Unix milliseconds; NaN if the value is not a time */
function toMilliseconds(value: unknown): number {
  if (typeof value === 'number') return fromDigits(String(Math.trunc(value)));
  if (typeof value !== 'string') return NaN;
  const text = value.trim();
  const iso = ISO_TIME.exec(text);
  if (!iso) return fromDigits(text);
  const hasTime = text.length > 'YYYY-MM-DD'.length;
  // JavaScript reads a time without a time zone in the time zone of this machine.
  return Date.parse(hasTime && iso[1] === undefined ? `${text}Z` : text);
}

function fromDigits(digits: string): number {
  if (/^\d{9,11}$/.test(digits)) return Number(digits) * SECOND;
  return /^\d{13}$/.test(digits) ? Number(digits) : NaN;
}
