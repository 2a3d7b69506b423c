import type * as wire from '../contract/import.ts';
import type { ImportedRow, ImportRecord } from '../imports/import-store.ts';
import type { PlannedFile } from '../imports/plan-file.ts';
import type { FileRow } from '../imports/parse-rows.ts';
import type { PlanRows } from '../imports/plan-row.ts';
import type { PlannedRow } from '../imports/planned-row.ts';
import { readTime } from '../imports/read-time.ts';
import { presentActor } from './present-actor.ts';

/** How many of the leads that would be made are shown. */
const MOST_SHOWN = 20;

/** How many rows are planned at once. */
const ROWS_AT_ONCE = 50;

const MOST_SAMPLES = 3;
const LONGEST_SAMPLE = 100;

/** What would happen to each row of a file. */
export async function presentPreview(
  { file, layout }: PlannedFile,
  planRows: PlanRows,
  giveWay: () => Promise<void>,
): Promise<Omit<wire.ImportPreview, 'importedBefore'>> {
  const { encoding, separator, kind, names } = file;
  const rows: wire.ImportRow[] = [];
  const shown: wire.ImportPreview['preview'] = [];
  const samples = names.map(() => new Set<string>());
  const counts = { created: 0, skipped: 0, refused: 0 };
  const add = (planned: PlannedRow) => {
    const presented = presentPlanned(planned);
    rows.push(presented);
    counts[presented.fate] += 1;
    if (planned.fate !== 'create' || shown.length >= MOST_SHOWN) return;
    const { name, email, phone, phoneE164 } = planned.lead;
    shown.push({ line: planned.line, name, email, phone, phoneE164 });
  };
  let group: FileRow[] = [];
  for await (const row of file.read()) {
    for (const [index, values] of samples.entries()) {
      const cell = row.cells[index]?.trim() ?? '';
      if (cell !== '' && values.size < MOST_SAMPLES) values.add(cell.slice(0, LONGEST_SAMPLE));
    }
    group.push(row);
    if (group.length < ROWS_AT_ONCE) continue;
    (await planRows(group)).forEach(add);
    group = [];
    await giveWay();
  }
  (await planRows(group)).forEach(add);
  return {
    encoding,
    separator,
    kind,
    columns: names.map((name, index) => ({
      name,
      field: layout.mapping[index] ?? 'ignore',
      samples: [...(samples[index] ?? [])],
    })),
    dates: presentDates(layout, samples[layout.mapping.indexOf('createdAt')]),
    counts,
    rows,
    preview: shown,
  };
}

function presentPlanned(row: PlannedRow): wire.ImportRow {
  const { line } = row;
  if (row.fate === 'create')
    return { line, fate: 'created', reason: null, column: null, leadId: null, fields: [] };
  return {
    line,
    fate: row.fate === 'skip' ? 'skipped' : 'refused',
    reason: row.reason,
    column: row.column === '' ? null : row.column,
    leadId: row.leadId,
    fields: [...row.fields],
  };
}

function presentDates(
  { dateOrder }: PlannedFile['layout'],
  samples: ReadonlySet<string> | undefined,
): wire.ImportPreview['dates'] {
  if (!samples) return null;
  const order = dateOrder || undefined;
  const read = (text: string, as = order) => readTime(text, as)?.toISOString() ?? null;
  return {
    order: order ?? null,
    isChoice: [...samples].some((text) => read(text, 'dmy') !== read(text, 'mdy')),
    examples: [...samples].map((text) => ({ text, at: read(text) })),
  };
}

/** One import, as it is now. */
export const presentRun = ({
  id,
  layout,
  by,
  counts,
  ...record
}: ImportRecord): wire.ImportRun => ({
  _id: id,
  fileName: record.fileName,
  kind: layout.kind,
  state: record.state,
  total: record.total,
  counts: { ...counts },
  by: presentActor(by),
  startedAt: record.startedAt.toISOString(),
  changedAt: record.changedAt.toISOString(),
});

export const presentRow = (row: ImportedRow): wire.ImportRowList['rows'][number] => ({
  line: row.line,
  fate: row.fate,
  reason: row.reason === '' ? null : (row.reason as wire.RowReason),
  column: row.column === '' ? null : row.column,
  leadId: row.leadId,
  undone: row.undone,
});
