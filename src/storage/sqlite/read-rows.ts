import type { DatabaseSync } from 'node:sqlite';
import type { Row } from './columns.ts';
import type { Statement } from './list-conditions.ts';

/**
 * Reads the rows of a list. SQLite gives arrays, and the objects are made here: of each object that `node:sqlite` makes,
 * 70 bytes stay in the old part of the heap until the next collection of the whole heap.
 */
export function readRows(database: DatabaseSync, { sql, values }: Statement): Row[] {
  const statement = database.prepare(sql);
  statement.setReturnArrays(true);
  const names = statement.columns().map(({ name }) => name);
  return statement.all(...values).map((cells) => {
    const row: Row = {};
    // `Object.fromEntries` takes much longer.
    for (const [index, name] of names.entries()) row[name] = cells[index];
    return row;
  });
}
