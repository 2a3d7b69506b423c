import { afterEach, expect, test } from 'vitest';
import { startEmulator, type Emulator } from '../../meta-emulator/start-emulator.ts';
import type { ImportRun } from '../../src/contract/import.ts';
import type { LeadList } from '../../src/contract/lead.ts';
import { eventually } from '../support/eventually.ts';
import { importedRows, importEnd } from '../support/import-file.ts';
import { postFile } from '../support/post-file.ts';
import { runLeadRabbit, type LeadRabbitProcess } from '../support/run-leadrabbit.ts';
import { APP_ID, APP_SECRET } from '../support/start-leadrabbit.ts';

let meta: Emulator;
let app: LeadRabbitProcess;
afterEach(async () => {
  await app.close();
  await meta.close();
});

const ROWS = 2_000;

test('W40: an import and its undo are completed after a power failure in the middle, each row once', async () => {
  meta = await startEmulator({ appId: APP_ID, appSecret: APP_SECRET });
  app = await runLeadRabbit(meta.url);
  const rows = Array.from(
    { length: ROWS },
    (_, index) => `Person ${index},person${index}@example.com,Note ${index}`,
  );
  const file = `Name,E-mail,Notes\n${rows.join('\n')}\n`;
  const { body } = await postFile<ImportRun>(app.admin, file);
  const id = body._id;
  const run = async () => (await app.admin.get<ImportRun>(`/api/imports/${id}`)).body;
  const isHalfway = (done: (counts: ImportRun['counts']) => number) =>
    eventually('the import is under way', async () => done((await run()).counts) > 0);

  await isHalfway(({ created }) => created);
  app = await app.killAndRestart();
  const done = await importEnd(app.admin, id);
  expect(done).toMatchObject({ state: 'done', total: ROWS });
  expect(done.counts).toMatchObject({ created: ROWS, skipped: 0, refused: 0 });
  const imported = await importedRows(app.admin, id);
  expect(new Set(imported.map(({ leadId }) => leadId)).size).toBe(ROWS);
  expect(await allNames()).toHaveLength(ROWS);

  await app.admin.post(`/api/imports/${id}/undo`, {});
  await isHalfway(({ removed }) => removed);
  app = await app.killAndRestart();
  const undone = await importEnd(app.admin, id);
  expect(undone).toMatchObject({ state: 'undone', counts: { removed: ROWS, kept: 0 } });
  expect(await allNames()).toEqual([]);
}, 600_000);

async function allNames(): Promise<string[]> {
  const names: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const { body }: { body: LeadList } = await app.admin.get<LeadList>(
      `/api/leads?limit=500${query}`,
    );
    names.push(...body.leads.map(({ name }) => name));
    cursor = body.nextCursor;
  }
  return [...new Set(names)];
}
