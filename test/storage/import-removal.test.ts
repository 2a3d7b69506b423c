import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { openSqliteStorage } from '../../src/storage/sqlite/open-sqlite-storage.ts';
import { at, sampleFile as IMPORT } from '../contract/samples.ts';

const { id } = IMPORT;
const LINES = Array.from({ length: 2_500 }, (_, index) => ({ line: index + 2, cells: ['Anna'] }));
const page = { after: 0, limit: 10 };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leadrabbit-removal-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
});

/** An import whose upload was cut off after many rows. */
async function openAbandoned() {
  const storage = await openSqliteStorage(folder);
  await storage.imports.begin(IMPORT);
  await storage.imports.addRows(id, LINES);
  return storage;
}

test('other writes do not wait for the removal of an import with many rows', async () => {
  const { imports, settings, close } = await openAbandoned();
  const done: string[] = [];
  const removal = imports.removeUnread(id).then(() => done.push('removal'));
  await settings.write('other', 1, at(2)).then(() => done.push('other'));
  await removal;
  expect(done).toEqual(['other', 'removal']);
  expect(await imports.list(10)).toEqual([]);
  expect(await imports.listUnfinished()).toEqual([]);
  expect(await imports.listWaiting(id, page)).toEqual([]);
  await close();
});

test('a removal that is cut off is continued, and nobody sees or starts the import until then', async () => {
  const first = await openAbandoned();
  const cut = first.imports.removeUnread(id).catch(() => undefined);
  await first.settings.write('other', 1, at(2));
  await first.close();
  await cut;
  const { imports, close } = await openSqliteStorage(folder);
  expect(await imports.find(id)).toBeUndefined();
  expect(await imports.list(10)).toEqual([]);
  expect(await imports.findByFile(IMPORT.fileHash)).toEqual([]);
  const start = { from: 'reading', state: 'running', total: LINES.length } as const;
  expect(await imports.setState(id, start, at(3))).toBe(false);
  // This is how the worker finds it.
  expect(await imports.listUnfinished()).toMatchObject([{ id, state: 'reading', total: 0 }]);
  await imports.removeUnread(id);
  expect(await imports.listUnfinished()).toEqual([]);
  expect(await imports.listWaiting(id, page)).toEqual([]);
  await close();
});

test('the same file that is sent while its old rows are removed keeps all of its new rows', async () => {
  const { imports, close } = await openAbandoned();
  const removal = imports.removeUnread(id);
  const begun = await imports.begin({ ...IMPORT, fileName: 'again.csv', startedAt: at(5) });
  await imports.addRows(id, [{ line: 2, cells: ['Ben'] }]);
  await removal;
  expect(begun).toMatchObject({ fileName: 'again.csv', state: 'reading' });
  expect(await imports.listWaiting(id, page)).toEqual([{ line: 2, cells: ['Ben'] }]);
  await close();
});
