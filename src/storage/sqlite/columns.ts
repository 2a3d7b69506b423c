/** A row as `node:sqlite` returns it; integers beyond 2^53 would throw, ids are text. */
export type Row = Record<string, unknown>;

export const text = (row: Row, column: string): string => textOrNull(row, column) ?? '';

export const textOrNull = (row: Row, column: string): string | null => {
  const value = row[column];
  return typeof value === 'string' ? value : null;
};

export const integer = (row: Row, column: string): number => Number(row[column] ?? 0);

export const integerOrNull = (row: Row, column: string): number | null => {
  const value = row[column];
  return typeof value === 'number' ? value : null;
};

export const flag = (row: Row, column: string): boolean => row[column] === 1;

/** Times are kept as Unix milliseconds. */
export const time = (row: Row, column: string): Date => new Date(integer(row, column));

export const timeOrNull = (row: Row, column: string): Date | null => {
  const value = row[column];
  return typeof value === 'number' ? new Date(value) : null;
};

/** JSON that this program wrote itself, so callers may trust its shape; null where the column is. */
export const json = (row: Row, column: string): unknown =>
  JSON.parse(textOrNull(row, column) ?? 'null');

export const millis = (value: Date | null): number | null => value?.getTime() ?? null;
