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
import { request, takeAnswer } from './request.ts';
import { sendFile } from './send-file.ts';

/** How a file is to be read. What is left out follows from the file. */
export interface ImportChoice {
  readonly mapping?: readonly ImportField[] | undefined;
  /** Empty for none. */
  readonly country?: string;
  readonly dateOrder?: DateOrder | undefined;
  readonly keepsDuplicates?: boolean;
}

const MEGABYTE = 1024 * 1024;

/**
 * What would become of the rows of a file. Nothing is changed.
 *
 * @param limit the most megabytes; a larger file is refused before it is sent
 */
export async function checkFile(
  file: File,
  choice: ImportChoice,
  {
    limit = Infinity,
    ...sending
  }: { readonly limit?: number | undefined } & Parameters<typeof sendFile>[2],
): Promise<ImportPreview> {
  // The server would refuse it too, and a browser may miss an answer that comes while it sends.
  if (file.size > limit * MEGABYTE) await refuseLarge(limit);
  return sendFile<ImportPreview>(pathOf(choice, { dryRun: 'true', rows: 'left' }), file, sending);
}

const refuseLarge = (most: number): Promise<never> =>
  takeAnswer<never>('POST', {
    status: 413,
    answer: { code: 'file-too-large', params: { most }, error: 'The file is too large.' },
    position: null,
  });

/** Begins to import a file. The server does the rest in the background. */
export const beginImport = (
  file: File,
  choice: ImportChoice,
  { again, onSent }: { readonly again: boolean; readonly onSent: (share: number) => void },
): Promise<ImportRun> =>
  sendFile<ImportRun>(
    pathOf(choice, { fileName: file.name.slice(0, 200), ...(again && { again: 'true' }) }),
    file,
    { onSent },
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

/** The last imports, the newest first, and how large a file may be; read at intervals while one is running. */
export const importsQuery = queryOptions({
  queryKey: IMPORTS,
  queryFn: ({ signal }) => request<ImportList>('/api/imports', { signal }),
  refetchInterval: ({ state: { data } }) =>
    data?.imports.some(({ state }) => state === 'running' || state === 'undoing')
      ? PROGRESS_MS
      : false,
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
