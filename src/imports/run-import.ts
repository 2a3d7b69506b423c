import { AppError } from '../errors.ts';
import type { LeadStore } from '../leads/lead-store.ts';
import { leadIdOf } from './import-id.ts';
import type { ImportCounts, ImportedRow, ImportRecord, ImportStore } from './import-store.ts';
import { openLayout, type LayoutParts } from './plan-file.ts';
import { createPlanRows, type LeadLookup } from './plan-row.ts';
import type { PlannedRow } from './planned-row.ts';

/** How many rows are imported and saved together. If a process dies, at most this many are repeated. */
const ROWS_AT_ONCE = 50;

/** So many results are read at once to find those of persons who were erased. */
const ROWS_TO_CHECK = 1_000;

export interface RunImportParts extends LayoutParts {
  readonly store: ImportStore;
  readonly leads: Pick<LeadStore, 'importOnce' | 'removeImported'>;
  readonly lookup: LeadLookup;
  /** Asked before each group of rows. @returns false to stop; the import is continued later */
  readonly mayContinue: () => Promise<boolean>;
  /** A row could not be imported because of a bug. The row is refused, and the import continues. */
  readonly onRowError: (error: unknown, row: { importId: string; line: number }) => void;
}

type RowResult = Omit<ImportedRow, 'undone'>;

/**
 * Imports the rows that wait. Each row makes one lead, even if the process dies and another one
 * continues, because the id of the lead follows from the import and the line.
 *
 * @returns whether all rows were imported
 * @throws if the storage cannot be used; a later call continues
 */
export async function runImport(record: ImportRecord, parts: RunImportParts): Promise<boolean> {
  const { id } = record;
  const { store, lookup, mayContinue, now } = parts;
  let counts = await store.countRows(id);
  for (let after = 0; await mayContinue();) {
    const rows = await store.listWaiting(id, { after, limit: ROWS_AT_ONCE });
    const last = rows.at(-1);
    if (!last) {
      await removeErased(record, parts);
      await store.saveRows(id, { rows: [], counts: await store.countRows(id) }, now());
      return store.setState(id, { from: 'running', state: 'done' }, now());
    }
    const time = now();
    // A stage may have been removed since the rows before.
    const layout = await openLayout(record.layout, parts);
    const planRows = createPlanRows({
      layout,
      lookup,
      placeOf: (line) => ({ leadId: leadIdOf(id, line), importId: id, now: time }),
    });
    const results = await Promise.all(
      (await planRows(rows)).map((row) => carryOut(row, record, parts)),
    );
    counts = results.reduce(count, counts);
    const lost = await store.saveRows(id, { rows: results, counts }, now());
    const made = results.filter(({ line, fate }) => fate === 'created' && lost.includes(line));
    await removeMade(made, record, parts);
    after = last.line;
  }
  return false;
}

/**
 * Removes the leads of rows of persons who were erased after the rows were read and before their results were saved. A
 * process that died in between has not removed them.
 */
async function removeErased(record: ImportRecord, parts: RunImportParts): Promise<void> {
  for (let after = 0; ;) {
    const page = { after, limit: ROWS_TO_CHECK, fate: 'skipped' } as const;
    const rows = await parts.store.listRows(record.id, page);
    const last = rows.at(-1);
    if (!last) return;
    const erased = rows.filter(({ reason }) => reason === 'erased');
    await removeMade(erased, record, parts);
    after = last.line;
  }
}

/** Removes the leads that these rows have made. Leads that were here before stay. */
async function removeMade(
  rows: readonly Pick<RowResult, 'line'>[],
  { id, by }: ImportRecord,
  { leads, now }: RunImportParts,
): Promise<void> {
  for (const { line } of rows) await leads.removeImported(leadIdOf(id, line), by, now());
}

async function carryOut(
  row: PlannedRow,
  { id: importId, by }: ImportRecord,
  { leads, onRowError, now }: RunImportParts,
): Promise<RowResult> {
  const { line } = row;
  const nothing = { line, column: '', leadId: null };
  if (row.fate !== 'create') {
    const { reason, column, leadId } = row;
    return { line, fate: row.fate === 'skip' ? 'skipped' : 'refused', reason, column, leadId };
  }
  try {
    const { created, lead } = await leads.importOnce(row.lead, by, now());
    // A lead with exactly this id was made before the process died. Any other came by a webhook or a sync.
    return created || lead.id === row.lead.id
      ? { ...nothing, fate: 'created', reason: '', leadId: lead.id }
      : { ...nothing, fate: 'skipped', reason: 'in-crm', leadId: lead.id };
  } catch (error) {
    if (error instanceof AppError && error.code === 'lead-erased')
      return { ...nothing, fate: 'skipped', reason: 'erased' };
    if (error instanceof AppError && error.status === 503) throw error;
    onRowError(error, { importId, line });
    return { ...nothing, fate: 'refused', reason: 'failed' };
  }
}

const count = (counts: ImportCounts, { fate }: RowResult): ImportCounts => ({
  ...counts,
  [fate]: counts[fate] + 1,
});
