import type { FormStore } from '../connections/form-store.ts';
import type { ConnectionStore } from '../connections/connection-store.ts';
import type { LeadForm } from '../connections/page.ts';
import { AppError } from '../errors.ts';
import type { ColumnMapping } from './import-field.ts';
import type { ImportCounts, RowFate } from './import-store.ts';
import { planRows, type FileLayout, type LeadLookup, type PlannedRow } from './plan-rows.ts';
import { openFile, type OpenedFile } from './open-file.ts';
import type { FileRow } from './parse-rows.ts';
import type { StageName } from './read-row.ts';
import { suggestMapping } from './suggest-mapping.ts';

/** More rows than this are a file to divide: all of its rows are in one answer. */
export const MOST_ROWS = 50_000;

const MOST_SAMPLES = 3;

/** How a file is to be read. */
export interface ImportOptions {
  /** As the names of the columns suggest if it is left out. */
  readonly mapping?: ColumnMapping | undefined;
  readonly country?: string | undefined;
  readonly stages?: readonly StageName[] | undefined;
  /** Makes leads also of rows whose person is here already. */
  readonly keepsDuplicates: boolean;
}

export interface PlanParts {
  readonly lookup: LeadLookup;
  readonly pages: Pick<FormStore, 'findForm'> & Pick<ConnectionStore, 'list'>;
  readonly now: () => Date;
}

/** A file whose rows are planned one after the other. */
export interface FilePlan {
  readonly file: Omit<OpenedFile, 'rows'>;
  readonly mapping: ColumnMapping;
  /** The first values of each column, once the rows were read. */
  readonly samples: readonly (readonly string[])[];
  readonly rows: AsyncGenerator<PlannedRow>;
}

/**
 * Opens a file and plans its rows. Nothing is changed.
 *
 * @throws `file-empty`, `file-unreadable`, `file-too-long`, and `mapping-wrong` if the mapping has not as many
 *   columns as the file
 */
export async function planFile(
  bytes: Uint8Array,
  options: ImportOptions,
  parts: PlanParts,
): Promise<FilePlan> {
  const { rows, ...file } = await openFile(bytes);
  const mapping = options.mapping ?? suggestMapping(file.names);
  if (mapping.length !== file.names.length)
    throw new AppError('mapping-wrong', { columns: file.names.length });
  const layout = await layoutOf(file, mapping, options, parts);
  const samples: string[][] = file.names.map(() => []);
  return {
    file,
    mapping,
    samples,
    rows: planRows(watched(rows, samples), layout, parts.lookup),
  };
}

async function layoutOf(
  { kind, names }: Omit<OpenedFile, 'rows'>,
  mapping: ColumnMapping,
  { mapping: chosen, country, stages, keepsDuplicates }: ImportOptions,
  { pages, now }: PlanParts,
): Promise<FileLayout> {
  if (kind !== 'meta-export' || chosen)
    return { kind: 'table', names, mapping, country, stages, keepsDuplicates };
  const connections = await pages.list();
  const pageNames = new Map(connections.map(({ pageId, name }) => [pageId, name]));
  const forms = new Map<string, LeadForm | undefined>();
  return {
    kind: 'meta',
    context: {
      names,
      formOf: async (formId) => {
        if (!forms.has(formId)) forms.set(formId, await pages.findForm(formId));
        return forms.get(formId);
      },
      pageNameOf: (pageId) => pageNames.get(pageId) ?? '',
      now: now(),
    },
  };
}

/** Collects samples, and counts. */
async function* watched(
  rows: AsyncIterable<FileRow>,
  samples: readonly string[][],
): AsyncGenerator<FileRow> {
  let count = 0;
  for await (const row of rows) {
    count += 1;
    if (count > MOST_ROWS) throw new AppError('file-too-long', { most: MOST_ROWS });
    for (const [index, values] of samples.entries()) {
      const cell = row.cells[index]?.trim() ?? '';
      if (cell !== '' && values.length < MOST_SAMPLES) values.push(cell.slice(0, 100));
    }
    yield row;
  }
}

export const NO_ROWS: ImportCounts = { created: 0, updated: 0, skipped: 0, refused: 0 };

const FATES: Readonly<Record<PlannedRow['fate'], RowFate>> = {
  create: 'created',
  'create-from-meta': 'created',
  update: 'updated',
  skip: 'skipped',
  refuse: 'refused',
};

/** What a planned row is counted as. */
export const fateOf = ({ fate }: PlannedRow): RowFate => FATES[fate];

export const countRow = (counts: ImportCounts, fate: RowFate): ImportCounts => ({
  ...counts,
  [fate]: counts[fate] + 1,
});
