import { queryOptions } from '@tanstack/react-query';
import type {
  DateOrder,
  ImportField,
  ImportList,
  ImportPreview,
  ImportRowList,
  ImportRun,
  RowFate,
} from '../../contract/import.ts';
import { request } from './request.ts';

/** How a file is to be read. What is left out follows from the file. */
export interface ImportChoice {
  readonly mapping?: readonly ImportField[] | undefined;
  /** Empty for none. */
  readonly country?: string;
  readonly dateOrder?: DateOrder | undefined;
  readonly keepsDuplicates?: boolean;
}

/** What would become of each row of a file. Nothing is changed. */
export const checkFile = (file: File, choice: ImportChoice): Promise<ImportPreview> =>
  request<ImportPreview>(pathOf(choice, { dryRun: 'true' }), { method: 'POST', file });

/** Begins to import a file. The server does the rest in the background. */
export const beginImport = (file: File, choice: ImportChoice, again: boolean): Promise<ImportRun> =>
  request<ImportRun>(
    pathOf(choice, { fileName: file.name.slice(0, 200), ...(again && { again: 'true' }) }),
    { method: 'POST', file },
  );

function pathOf(
  { mapping, country = '', dateOrder, keepsDuplicates = false }: ImportChoice,
  more: Readonly<Record<string, string>>,
): string {
  const query = new URLSearchParams({
    ...more,
    ...(mapping && { mapping: mapping.join(',') }),
    ...(country !== '' && { country }),
    ...(dateOrder && { dateOrder }),
    ...(keepsDuplicates && { duplicates: 'create' }),
  });
  return `/api/imports?${query.toString()}`;
}

/** How often to read how far an import is, in ms. */
const PROGRESS_MS = 1_000;

const IMPORTS = ['imports'] as const;

/** The last imports, the newest first; read at intervals while one is running. */
export const importsQuery = queryOptions({
  queryKey: IMPORTS,
  queryFn: async ({ signal }) => (await request<ImportList>('/api/imports', { signal })).imports,
  refetchInterval: ({ state: { data = [] } }) =>
    data.some(({ state }) => state === 'running' || state === 'undoing') ? PROGRESS_MS : false,
});

/** How many rows of a kind are shown. The report has all. */
export const MOST_ROWS_SHOWN = 100;

/** The first rows of an import that have a fate. */
export const importRowsQuery = (id: string, fate: RowFate) =>
  queryOptions({
    queryKey: [...IMPORTS, id, fate],
    queryFn: async ({ signal }) =>
      (
        await request<ImportRowList>(
          `/api/imports/${id}/rows?fate=${fate}&limit=${MOST_ROWS_SHOWN}`,
          { signal },
        )
      ).rows,
  });

export const undoImport = (id: string): Promise<ImportRun> =>
  request<ImportRun>(`/api/imports/${id}/undo`, { method: 'POST', body: {} });

export const reportUrl = (id: string): string => `/api/imports/${id}/report.csv`;
