import type * as wire from '../contract/import.ts';
import { countRow, fateOf, NO_ROWS, type FilePlan } from '../imports/preview-import.ts';
import type { DoneRow } from '../imports/carry-out.ts';

/** How many of the leads that would be made are shown. */
const MOST_SHOWN = 20;

/** What would become, or has become, of each row of a file. */
export async function presentImport(
  plan: FilePlan,
  planned: AsyncIterable<DoneRow>,
  giveWay: () => Promise<void>,
): Promise<wire.ImportPreview> {
  const rows: wire.ImportRow[] = [];
  const shown: wire.ImportPreview['preview'] = [];
  let counts = NO_ROWS;
  for await (const row of planned) {
    rows.push(presentRow(row));
    counts = countRow(counts, fateOf(row));
    if ((row.fate === 'create' || row.fate === 'create-from-meta') && shown.length < MOST_SHOWN) {
      const { name = '', email = '', phone = '', phoneE164 = '' } = row.lead;
      shown.push({ line: row.line, name, email, phone, phoneE164 });
    }
    await giveWay();
  }
  const { encoding, separator, kind, names } = plan.file;
  return {
    encoding,
    separator,
    kind,
    columns: names.map((name, index) => ({
      name,
      field: plan.mapping[index] ?? 'ignore',
      samples: [...(plan.samples[index] ?? [])],
    })),
    counts,
    rows,
    preview: shown,
  };
}

function presentRow(row: DoneRow): wire.ImportRow {
  const { line } = row;
  const fate = fateOf(row);
  const nothing = { reason: null, column: null, leadId: null, fields: [] };
  if (row.fate === 'update')
    return { ...nothing, line, fate, leadId: row.lead.id, fields: Object.keys(row.changes) };
  if (row.fate !== 'skip' && row.fate !== 'refuse')
    return { ...nothing, line, fate, leadId: row.madeId ?? null };
  const column = row.column === '' ? null : row.column;
  return { ...nothing, line, fate, reason: row.reason, column, leadId: row.leadId };
}
