import type { ImportCounts, ImportRecord, UndoneRow } from './import-store.ts';
import type { RunImportParts } from './run-import.ts';

const ROWS_AT_ONCE = 50;

/**
 * Removes the leads that an import has made and that nobody has worked on since, each with a result.
 *
 * @returns whether all rows have a result
 * @throws if the storage cannot be used; a later call continues
 */
export async function undoImport(
  record: ImportRecord,
  { store, leads, mayContinue, now }: RunImportParts,
): Promise<boolean> {
  const { id } = record;
  const by = record.undoneBy ?? record.by;
  let counts = await store.countRows(id);
  for (let after = 0; await mayContinue();) {
    const page = { after, limit: ROWS_AT_ONCE, fate: 'created' } as const;
    const rows = await store.listRows(id, page);
    const last = rows.at(-1);
    if (!last) {
      await store.saveUndone(id, { rows: [], counts: await store.countRows(id) }, now());
      return store.setState(id, { from: 'undoing', state: 'undone' }, now());
    }
    const left = rows.filter(({ undone }) => undone === null);
    const results = await Promise.all(
      left.map(async ({ line, leadId }): Promise<UndoneRow> => {
        const undone = leadId === null ? 'gone' : await leads.removeImported(leadId, by, now());
        return { line, undone };
      }),
    );
    counts = results.reduce(count, counts);
    if (results.length > 0) await store.saveUndone(id, { rows: results, counts }, now());
    after = last.line;
  }
  return false;
}

const count = (counts: ImportCounts, { undone }: UndoneRow): ImportCounts =>
  undone === 'removed'
    ? { ...counts, removed: counts.removed + 1 }
    : { ...counts, kept: counts.kept + 1 };
