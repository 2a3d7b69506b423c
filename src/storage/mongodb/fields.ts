/** What JSON can carry: ISO 8601 has four digits for the year. */
const LAST_TIME = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/**
 * A stored time: a date, or what another tool may have written, which is text in ISO 8601 or Unix
 * milliseconds. Null if it is missing, before 1970 or after 9999, or cannot be read.
 */
export function toTime(value: unknown): Date | null {
  if (value instanceof Date) return inRange(value.getTime());
  if (typeof value === 'number') return inRange(value);
  return typeof value === 'string' ? inRange(Date.parse(value)) : null;
}

const inRange = (ms: number): Date | null => (ms >= 0 && ms <= LAST_TIME ? new Date(ms) : null);

/** A stored text; empty if it is missing or no text. */
export const toText = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * Half of a surrogate pair cannot be stored in UTF-8: each becomes U+FFFD, as the driver would make it.
 * Thus what is returned is what will be read back.
 */
export function wellFormed<Value>(value: Value): Value {
  if (typeof value === 'string') return value.toWellFormed() as Value;
  if (Array.isArray(value)) return value.map(wellFormed) as Value;
  if (typeof value !== 'object' || value === null) return value;
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  const copy = {};
  for (const [key, each] of Object.entries(value))
    define(copy, key.toWellFormed(), wellFormed(each));
  return copy as Value;
}

/** Also keeps the key `__proto__`. */
function define(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, {
    value,
    enumerable: true,
    writable: true,
    configurable: true,
  });
}

/** A value whose field names MongoDB can store: other names are changed, so that tools can read the rest. */
export function withFieldNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withFieldNames);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [toFieldName(name), withFieldNames(each)]),
  );
}

export const isFieldName = (key: string): boolean => toFieldName(key) === key;

/** https://www.mongodb.com/docs/manual/core/dot-dollar-considerations/ */
export const toFieldName = (key: string): string =>
  key === '' || key === '__proto__' ? '_' : key.replaceAll(/[.$\0]/g, '_');
