import type { ConnectionStore } from '../connections/connection-store.ts';
import type { FormStore } from '../connections/form-store.ts';
import type { LeadForm } from '../connections/page.ts';
import { AppError } from '../errors.ts';
import type { ColumnMapping } from './import-field.ts';
import type { ImportLayout } from './import-layout.ts';
import type { KeptFile } from './kept-file.ts';
import { openFile, type OpenedFile } from './open-file.ts';
import type { FileLayout } from './plan-row.ts';
import type { StageName } from './read-row.ts';
import { DateOrderDetector, type DateOrder } from './read-time.ts';
import { suggestMapping } from './suggest-mapping.ts';

/** A file with more rows than this is refused. A dry run remembers some bytes of each row. */
export const MOST_ROWS = 2_000_000;

/** How a file is to be read. */
export interface ImportOptions {
  /** As the names of the columns suggest if it is left out. */
  readonly mapping?: ColumnMapping | undefined;
  readonly country?: string | undefined;
  /** As the dates of the file show if it is left out. */
  readonly dateOrder?: DateOrder | undefined;
  /** Makes leads also of rows whose person is here already. */
  readonly keepsDuplicates: boolean;
}

/** A file that was opened, and how its rows are read. */
export interface PlannedFile {
  readonly file: OpenedFile;
  readonly layout: ImportLayout;
}

/**
 * Opens a file and decides how its rows are read.
 *
 * @throws `file-empty`, `file-without-names`, `file-unreadable`, `file-too-long`, and `mapping-wrong` if the mapping has not as many columns as
 *   the file
 */
export async function planFile(kept: KeptFile, options: ImportOptions): Promise<PlannedFile> {
  const file = await openFile(kept);
  const mapping = options.mapping ?? suggestMapping(file.names);
  if (mapping.length !== file.names.length)
    throw new AppError('mapping-wrong', { columns: file.names.length });
  const dateOrder = await readThrough(file, mapping.indexOf('createdAt'));
  return {
    file,
    layout: {
      kind: file.kind,
      names: file.names,
      mapping,
      isMapped: options.mapping !== undefined,
      country: options.country ?? '',
      dateOrder: options.dateOrder ?? dateOrder ?? '',
      keepsDuplicates: options.keepsDuplicates,
    },
  };
}

/**
 * Reads the whole file, so that one that cannot be read, or is too long, is refused before anything is made of it.
 *
 * @param index of the column with dates
 * @returns the order of day and month that the column shows
 */
async function readThrough({ read }: OpenedFile, index: number): Promise<DateOrder | undefined> {
  const dates = new DateOrderDetector();
  let count = 0;
  for await (const { cells } of read()) {
    count += 1;
    if (count > MOST_ROWS) throw new AppError('file-too-long', { most: MOST_ROWS });
    const text = cells[index];
    if (text !== undefined) dates.add(text);
  }
  return dates.order;
}

export interface LayoutParts {
  readonly pages: Pick<FormStore, 'findForm'> & Pick<ConnectionStore, 'list'>;
  /** What stages are called; those that every team begins with if it is left out. */
  readonly readStages?: () => Promise<readonly StageName[]>;
  /** The people who can own leads; nobody if it is left out. */
  readonly readOwners?: () => Promise<readonly { readonly id: string; readonly email: string }[]>;
  readonly now: () => Date;
}

/** How to read the rows of an import, with what LeadRabbit knows of forms now. */
export async function openLayout(
  layout: ImportLayout,
  { pages, readStages, readOwners, now }: LayoutParts,
): Promise<FileLayout> {
  const { kind, names, mapping, isMapped, country, dateOrder, keepsDuplicates } = layout;
  if (kind !== 'meta-export' || isMapped)
    return {
      kind: 'table',
      names,
      mapping,
      country: country || undefined,
      dateOrder: dateOrder || undefined,
      stages: await readStages?.(),
      owners: new Map(
        (await readOwners?.())?.map(({ id, email }) => [email.toLowerCase(), id] as const),
      ),
      keepsDuplicates,
    };
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
