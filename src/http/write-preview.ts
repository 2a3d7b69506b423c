import type * as wire from '../contract/import.ts';
import type { FileRow } from '../imports/parse-rows.ts';
import type { PlannedFile } from '../imports/plan-file.ts';
import type { PlanRows } from '../imports/plan-row.ts';
import type { PlannedRow } from '../imports/planned-row.ts';
import { readTime } from '../imports/read-time.ts';

/** How many of the leads that would be made are shown. */
const MOST_SHOWN = 20;

/** How many rows that make no lead are in the answer if not all rows are wanted. */
const MOST_LEFT = 200;

/** How many rows are planned at once. */
const ROWS_AT_ONCE = 50;

const MOST_SAMPLES = 3;
const LONGEST_SAMPLE = 100;

export interface PreviewParts {
  readonly planRows: PlanRows;
  readonly importedBefore: wire.ImportPreview['importedBefore'];
  /** Which rows are in the answer. */
  readonly rows: 'all' | 'left';
  readonly giveWay: () => Promise<void>;
}

/**
 * Writes what would happen to each row of a file, as the JSON of an `ImportPreview`. It is written while the rows are
 * planned, so that a file with millions of rows needs no more memory than a small one.
 */
export async function* writePreview(
  planned: PlannedFile,
  { planRows, importedBefore, rows, giveWay }: PreviewParts,
): AsyncGenerator<string, void> {
  const { encoding, separator, kind, names } = planned.file;
  const tally = new Tally(names.length);
  let written = 0;
  yield '{"rows":[';
  for await (const group of groupsOf(planned.file.read())) {
    for (const { cells } of group) tally.addSamples(cells);
    const presented = (await planRows(group)).map((row) => tally.add(row));
    const wanted =
      rows === 'all'
        ? presented
        : presented.filter(({ fate }) => fate !== 'created').slice(0, MOST_LEFT - written);
    const comma = written > 0 && wanted.length > 0 ? ',' : '';
    yield `${comma}${wanted.map((row) => JSON.stringify(row)).join(',')}`;
    written += wanted.length;
    await giveWay();
  }
  const { counts, shown, samples } = tally;
  const rest: Omit<wire.ImportPreview, 'rows'> = {
    encoding,
    separator,
    kind,
    columns: presentColumns(planned, samples),
    dates: presentDates(planned, samples),
    counts,
    reasons: tally.reasons(),
    preview: shown,
    importedBefore,
  };
  yield `],${JSON.stringify(rest).slice(1)}`;
}

async function* groupsOf(rows: AsyncIterable<FileRow>): AsyncGenerator<FileRow[]> {
  let group: FileRow[] = [];
  for await (const row of rows) {
    group.push(row);
    if (group.length < ROWS_AT_ONCE) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

/** What an answer says of all rows together. */
class Tally {
  readonly counts = { created: 0, skipped: 0, refused: 0 };
  readonly shown: wire.ImportPreview['preview'] = [];
  /** The first values of each column. */
  readonly samples: readonly Set<string>[];
  readonly #reasons = new Map<wire.RowReason, number>();

  constructor(columns: number) {
    this.samples = Array.from({ length: columns }, () => new Set<string>());
  }

  addSamples(cells: readonly string[]): void {
    for (const [index, values] of this.samples.entries()) {
      const cell = cells[index]?.trim() ?? '';
      if (cell !== '' && values.size < MOST_SAMPLES) values.add(cell.slice(0, LONGEST_SAMPLE));
    }
  }

  add(planned: PlannedRow): wire.ImportRow {
    const row = presentPlanned(planned);
    const { fate, reason } = row;
    this.counts[fate] += 1;
    if (reason) this.#reasons.set(reason, (this.#reasons.get(reason) ?? 0) + 1);
    if (planned.fate === 'create' && this.shown.length < MOST_SHOWN) {
      const { name, email, phone, phoneE164 } = planned.lead;
      this.shown.push({ line: planned.line, name, email, phone, phoneE164 });
    }
    return row;
  }

  /** The most frequent first. */
  reasons(): wire.ImportPreview['reasons'] {
    return [...this.#reasons]
      .map(([reason, rows]) => ({ reason, rows }))
      .toSorted((one, other) => other.rows - one.rows);
  }
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

type Samples = readonly ReadonlySet<string>[];

const presentColumns = (
  { file, layout }: PlannedFile,
  samples: Samples,
): wire.ImportPreview['columns'] =>
  file.names.map((name, index) => ({
    name,
    field: layout.mapping[index] ?? 'ignore',
    samples: [...(samples[index] ?? [])],
  }));

function presentDates({ layout }: PlannedFile, samples: Samples): wire.ImportPreview['dates'] {
  const ofDates = samples[layout.mapping.indexOf('createdAt')];
  if (!ofDates) return null;
  const order = layout.dateOrder || undefined;
  const read = (text: string, as = order) => readTime(text, as)?.toISOString() ?? null;
  return {
    order: order ?? null,
    isChoice: [...ofDates].some((text) => read(text, 'dmy') !== read(text, 'mdy')),
    examples: [...ofDates].map((text) => ({ text, at: read(text) })),
  };
}
