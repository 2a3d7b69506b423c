import type { ImportRowList, ImportRun } from '../../src/contract/import.ts';
import type { ApiClient, Answer } from './api-client.ts';
import { eventually } from './eventually.ts';
import { postFile } from './post-file.ts';

/** Far longer than 2,000 rows take on the stand-in for MongoDB, half a minute if nothing else runs. */
const PATIENCE_MS = 200_000;

type Client = Pick<ApiClient, 'url' | 'cookie' | 'get'>;

/** Waits until all rows of an import, or of its undo, have a result. */
export const importEnd = (client: Client, id: string): Promise<ImportRun> =>
  eventually(
    `the end of the import ${id}`,
    async () => {
      const { body } = await client.get<ImportRun>(`/api/imports/${id}`);
      return body.state === 'done' || body.state === 'undone' ? body : undefined;
    },
    PATIENCE_MS,
  );

/** The result of each row, in the order of the lines. */
export async function importedRows(client: Client, id: string): Promise<ImportRowList['rows']> {
  const rows: ImportRowList['rows'] = [];
  for (;;) {
    const after = rows.at(-1)?.line ?? 0;
    const { body } = await client.get<ImportRowList>(
      `/api/imports/${id}/rows?limit=500&after=${after}`,
    );
    if (body.rows.length === 0) return rows;
    rows.push(...body.rows);
  }
}

/** Imports a file and waits for its end. */
export async function importFile(client: Client, file: string | Uint8Array, query = '') {
  const { status, body }: Answer<ImportRun> = await postFile<ImportRun>(client, file, query);
  if (status !== 202) throw new Error(`The import was answered ${status}: ${JSON.stringify(body)}`);
  const run = await importEnd(client, body._id);
  return { run, counts: run.counts, rows: await importedRows(client, run._id) };
}
