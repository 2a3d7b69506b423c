import { storageUnavailable } from '../../errors.ts';

/**
 * SQLite's primary result codes for faults of the database or its disk, not of the statement: busy,
 * locked, out of memory, read-only, I/O, corrupt, full, cannot open, protocol, not a database. See
 * https://sqlite.org/rescode.html.
 */
const OUTAGES = new Set([5, 6, 7, 8, 10, 11, 13, 14, 15, 26]);

/**
 * Returns the `storage-unavailable` error for an outage, because a later try may succeed. Returns
 * other errors unchanged: a value that breaks a constraint is a bug and fails every time.
 */
export function toStorageError(error: unknown): Error {
  if (isOutage(error)) return storageUnavailable(error);
  return error instanceof Error ? error : new Error(String(error), { cause: error });
}

/**
 * Whether SQLite found a damaged page, or a file that is not a database. A damaged search index
 * does not count.
 */
export const isDamage = (error: unknown): boolean =>
  resultCode(error) !== CORRUPT_SEARCH_INDEX && [11, 26].includes(primaryCode(error) ?? 0);

/** SQLITE_CORRUPT_VTAB */
const CORRUPT_SEARCH_INDEX = 267;

/** Another process holds the database for a moment. */
export const isBusy = (error: unknown): boolean => primaryCode(error) === 5;

function isOutage(error: unknown): boolean {
  const { code } = Object(error) as { code?: unknown };
  if (code === 'ERR_INVALID_STATE') return true; // closed, on the way down
  const primary = primaryCode(error);
  return primary !== undefined && OUTAGES.has(primary);
}

/** The low byte of an extended result code; undefined if SQLite did not throw the error. */
export function primaryCode(error: unknown): number | undefined {
  const code = resultCode(error);
  return code === undefined ? undefined : code & 0xff;
}

function resultCode(error: unknown): number | undefined {
  const { code, errcode } = Object(error) as { code?: unknown; errcode?: unknown };
  return code === 'ERR_SQLITE_ERROR' ? Number(errcode) : undefined;
}
