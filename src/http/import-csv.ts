import { BYTE_ORDER_MARK, writeRow } from '../csv/write-row.ts';
import type { ImportedRow } from '../imports/import-store.ts';
import type { Imports } from '../imports/imports.ts';

const COLUMNS = ['line', 'fate', 'reason', 'column', 'leadId', 'undone'] as const;
const ROWS_AT_ONCE = 500;

/** The result of each row of an import as CSV, some rows at a time. */
export async function* importCsv(id: string, imports: Imports): AsyncGenerator<string> {
  yield `${BYTE_ORDER_MARK}${writeRow(COLUMNS, ',')}`;
  let rows: readonly ImportedRow[];
  let after = 0;
  do {
    rows = await imports.listRows(id, { after, limit: ROWS_AT_ONCE });
    yield rows.map((row) => writeRow(cellsOf(row), ',')).join('');
    after = rows.at(-1)?.line ?? after;
  } while (rows.length === ROWS_AT_ONCE);
}

const cellsOf = ({ line, fate, reason, column, leadId, undone }: ImportedRow) => [
  String(line),
  fate,
  reason,
  column,
  leadId ?? '',
  undone ?? '',
];
