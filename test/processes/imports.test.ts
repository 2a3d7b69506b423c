import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ImportPreview, ImportRun } from '../../src/contract/import.ts';
import type { LeadList } from '../../src/contract/lead.ts';
import { importedRows, importEnd } from '../support/import-file.ts';
import { postFile } from '../support/post-file.ts';
import { START_TIMEOUT_MS } from '../support/run-leadrabbit.ts';
import { startTwo, type TwoProcesses } from './start-two.ts';

let two: TwoProcesses;
beforeAll(async () => {
  two = await startTwo();
}, 4 * START_TIMEOUT_MS);
afterAll(() => two.close());

const ROWS = 1_200;

test('a file that two processes get at once is imported once, and any process can check it and undo it', async () => {
  const { first, second } = two;
  const rows = Array.from({ length: ROWS }, (_, index) => `Lead ${index},lead${index}@example.com`);
  const file = `Name,E-mail\n${rows.join('\n')}\n`;
  const { body: before } = await postFile<ImportPreview>(second.admin, file, 'dryRun=true');
  expect(before.counts).toEqual({ created: ROWS, skipped: 0, refused: 0 });

  const begun = await Promise.all(
    [first, second].map(({ admin }) => postFile<ImportRun>(admin, file)),
  );
  expect(begun.map(({ status }) => status)).toEqual([202, 202]);
  const [id = '', other] = begun.map(({ body }) => body._id);
  expect(other).toBe(id);
  const done = await importEnd(second.admin, id);
  expect(done).toMatchObject({ total: ROWS, counts: { created: ROWS, skipped: 0, refused: 0 } });
  const imported = await importedRows(first.admin, id);
  expect(new Set(imported.map(({ leadId }) => leadId)).size).toBe(ROWS);
  const { body: after } = await postFile<ImportPreview>(first.admin, file, 'dryRun=true&rows=left');
  expect(after).toMatchObject({
    counts: { created: 0, skipped: ROWS },
    importedBefore: { _id: id },
  });

  await second.admin.post(`/api/imports/${id}/undo`, {});
  const undone = await importEnd(first.admin, id);
  expect(undone.counts).toMatchObject({ removed: ROWS, kept: 0 });
  expect((await first.admin.get<LeadList>('/api/leads?limit=1')).body.leads).toEqual([]);
}, 300_000);
