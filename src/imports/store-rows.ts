import type { ErasedKeys } from './erased-keys.ts';
import { findErased, saveErased } from './erased-rows.ts';
import type { ImportRecord, ImportStore, WaitingRow } from './import-store.ts';
import type { OpenedFile } from './open-file.ts';

/** How many rows are stored by one write. */
const ROWS_AT_ONCE = 500;

export interface StoreRowsParts {
  readonly store: Pick<ImportStore, 'addRows' | 'saveRows'>;
  readonly erased: ErasedKeys;
  readonly now: () => Date;
}

/**
 * Stores the rows of a file. Those of people who were erased since the file began to arrive get their result at once.
 *
 * @returns how many rows the file has
 */
export async function storeRows(
  record: ImportRecord,
  { read }: Pick<OpenedFile, 'read'>,
  since: Date,
  parts: StoreRowsParts,
): Promise<number> {
  let total = 0;
  let group: WaitingRow[] = [];
  for await (const row of read()) {
    total += 1;
    group.push(row);
    if (group.length < ROWS_AT_ONCE) continue;
    await storeGroup(record, group, since, parts);
    group = [];
  }
  await storeGroup(record, group, since, parts);
  return total;
}

async function storeGroup(
  record: ImportRecord,
  rows: readonly WaitingRow[],
  since: Date,
  { store, erased, now }: StoreRowsParts,
): Promise<void> {
  const find = async () => {
    const isErased = await erased.since(since);
    return isErased ? findErased(rows, record, isErased) : [];
  };
  // Before the rows are stored, so that the text of these rows is never on the disk of the database.
  const gone = new Set(await find());
  await store.addRows(
    record.id,
    rows.map((row) => (gone.has(row) ? { ...row, cells: [] } : row)),
  );
  // And after: an erasure that had not begun by now finds the rows itself.
  await saveErased([...gone.union(new Set(await find()))], record, store, now());
}
