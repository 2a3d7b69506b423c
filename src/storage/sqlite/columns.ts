/** A row as `node:sqlite` returns it. Ids are text, because an integer beyond 2^53 would throw. */
export type Row = Record<string, unknown>;

export const text = (row: Row, column: string): string => textOrNull(row, column) ?? '';

export const textOrNull = (row: Row, column: string): string | null => {
  const value = row[column];
  return typeof value === 'string' ? value : null;
};

export const integer = (row: Row, column: string): number => integerOrNull(row, column) ?? 0;

export const integerOrNull = (row: Row, column: string): number | null => {
  const value = row[column];
  return typeof value === 'number' ? value : null;
};

export const flag = (row: Row, column: string): boolean => row[column] === 1;

/** What JSON can carry: ISO 8601 has four digits for the year. */
const FIRST_TIME = 0;
const LAST_TIME = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** @returns null if the time is out of range */
export function toTime(ms: unknown): Date | null {
  if (typeof ms !== 'number' || !(ms >= FIRST_TIME && ms <= LAST_TIME)) return null;
  return new Date(ms);
}

/** A time in stored JSON, in ISO 8601. Null if it is not valid or out of range. */
export const isoTime = (text: unknown): Date | null =>
  typeof text === 'string' ? toTime(Date.parse(text)) : null;

/**
 * Times are stored as Unix milliseconds. A required time that cannot be read is returned as 1970.
 */
export const time = (row: Row, column: string): Date => timeOrNull(row, column) ?? new Date(0);

export const timeOrNull = (row: Row, column: string): Date | null => toTime(row[column]);

/** JSON that LeadRabbit wrote. Null if the column is null or the text is damaged. */
export function json(row: Row, column: string): unknown {
  try {
    return JSON.parse(textOrNull(row, column) ?? 'null');
  } catch {
    return null;
  }
}

export const millis = (value: Date | null): number | null => value?.getTime() ?? null;
