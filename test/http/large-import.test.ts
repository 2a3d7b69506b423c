import { readdirSync, readlinkSync } from 'node:fs';
import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmulator, type Emulator } from '../../meta-emulator/start-emulator.ts';
import type { ErrorAnswer } from '../../src/contract/error.ts';
import type { ImportList, ImportPreview, ImportRun } from '../../src/contract/import.ts';
import { engineName } from '../support/engine.ts';
import { eventually } from '../support/eventually.ts';
import { importEnd } from '../support/import-file.ts';
import { postFile } from '../support/post-file.ts';
import { runLeadRabbit, type LeadRabbitProcess } from '../support/run-leadrabbit.ts';
import { APP_ID, APP_SECRET, startLeadRabbit } from '../support/start-leadrabbit.ts';

/**
 * On both engines the file has more than 10 MB, far more than the body of any other request may. The stand-in for MongoDB
 * is slow to store rows, so that its file has few and long ones.
 */
const SIZES = {
  sqlite: { rows: 15_000, people: 300, questions: 1, words: 60, bytes: 30_000_000 },
  mongodb: { rows: 300, people: 30, questions: 5, words: 270, bytes: 14_000_000 },
};
const SIZE = engineName() === 'mongodb' ? SIZES.mongodb : SIZES.sqlite;

/** Most rows are about a person of an earlier row. */
const largeFile = (): string => {
  const { rows, people, questions, words } = SIZE;
  const answer = 'What I would like to know is this. '.repeat(words);
  const numbers = Array.from({ length: questions }, (_, index) => index + 1);
  const answers = numbers.map((number) => `"${answer}${number}"`);
  const lines = Array.from({ length: rows }, (_, index) =>
    [`Person ${index}`, `person${index % people}@example.com`, ...answers].join(','),
  );
  const names = ['Name', 'E-mail', ...numbers.map((number) => `Question ${number}`)];
  return `${[names.join(','), ...lines].join('\r\n')}\r\n`;
};

let meta: Emulator;
beforeAll(async () => {
  meta = await startEmulator({ appId: APP_ID, appSecret: APP_SECRET });
});
afterAll(() => meta.close());

test('a file of many megabytes is checked, imported and undone, and every row is accounted for', async () => {
  const app = await runLeadRabbit(meta.url);
  try {
    const file = largeFile();
    expect(file.length).toBeGreaterThan(SIZE.bytes);
    const { body: all } = await postFile<ImportPreview>(app.admin, file, 'dryRun=true');
    const { rows, people } = SIZE;
    const counts = { created: people, skipped: rows - people, refused: 0 };
    expect(all.counts).toEqual(counts);
    expect(all.reasons).toEqual([{ reason: 'repeated', rows: rows - people }]);
    expect(all.rows.map(({ line }) => line)).toEqual(
      Array.from({ length: rows }, (_, index) => index + 2),
    );
    const { body: left } = await postFile<ImportPreview>(app.admin, file, 'dryRun=true&rows=left');
    expect(left.counts).toEqual(counts);
    expect(left.rows).toHaveLength(200);
    expect(left.rows[0]).toMatchObject({ line: people + 2, reason: 'repeated' });

    const { status, body: run } = await postFile<ImportRun>(app.admin, file);
    expect([status, run.total]).toEqual([202, rows]);
    const done = await importEnd(app.admin, run._id);
    expect(done.counts).toMatchObject(counts);
    const again = await postFile<ErrorAnswer>(app.admin, file);
    expect([again.status, again.body.code]).toEqual([409, 'file-imported-before']);
    await app.admin.post(`/api/imports/${run._id}/undo`, {});
    const undone = await importEnd(app.admin, run._id);
    expect(undone).toMatchObject({ state: 'undone', counts: { removed: people, kept: 0 } });
    expect(keptIn(app)).toEqual([]);
  } finally {
    await app.close();
  }
}, 300_000);

test('a file beyond the limit is refused with what to do, and the screen knows the limit', async () => {
  const app = await startLeadRabbit(meta.url, { IMPORT_LIMIT_MB: '1' });
  try {
    const { limits } = (await app.admin.get<ImportList>('/api/imports')).body;
    expect(limits).toEqual({ megabytes: 1, rows: 2_000_000 });
    const file = `Name\n${'Anna\n'.repeat(210_000)}`;
    const { status, body } = await postFile<ErrorAnswer>(app.admin, file, 'dryRun=true');
    expect([status, body.code, body.params]).toEqual([413, 'file-too-large', { most: 1 }]);
    expect(body.error).toContain('IMPORT_LIMIT_MB');
    expect(keptIn(app)).toEqual([]);
  } finally {
    await app.close();
  }
});

test('an upload whose connection breaks leaves neither a file nor an import', async () => {
  const app = await startLeadRabbit(meta.url);
  try {
    const broken = request(new URL('/api/imports', app.url), {
      method: 'POST',
      headers: { cookie: app.admin.cookie, 'content-type': 'text/csv', 'content-length': 5e6 },
    });
    broken.on('error', () => undefined);
    broken.write(`Name,E-mail\nAnna,anna@example.com\n${'x'.repeat(100_000)}`);
    await eventually('the file is being kept', async () => openUploads() > 0 || undefined);
    await eventually('the file has no name', async () => keptIn(app).length === 0 || undefined);
    broken.destroy();
    await eventually('the file is given up', async () => openUploads() === 0 || undefined);
    expect((await app.admin.get<ImportList>('/api/imports')).body.imports).toEqual([]);
  } finally {
    await app.close();
  }
});

/** Names of files in the data folder that an upload has left. */
const keptIn = ({ dataDir }: Pick<LeadRabbitProcess, 'dataDir'>): string[] =>
  readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.includes('upload-'),
  );

/** How many files without a name this process, in which LeadRabbit runs, has open. */
const openUploads = (): number =>
  readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).includes('/upload-');
    } catch {
      return false;
    }
  }).length;
