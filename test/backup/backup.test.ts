import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { startEmulator, type Emulator } from '../../meta-emulator/start-emulator.ts';
import { listAllLeads } from '../resilience/support/books.ts';
import { startChild, type ChildLeadRabbit } from '../resilience/support/child-leadrabbit.ts';
import { connectPages } from '../resilience/support/connect.ts';
import { eventually } from '../support/eventually.ts';
import { APP_ID, APP_SECRET } from '../support/start-leadrabbit.ts';
import { folderOf, runTool } from './run-tool.ts';

let meta: Emulator;
let app: ChildLeadRabbit;
let elsewhere: string;

beforeEach(async () => {
  elsewhere = mkdtempSync(join(tmpdir(), 'leadrabbit-backup-'));
  meta = await startEmulator({ appId: APP_ID, appSecret: APP_SECRET, retryScale: 0.001 });
  app = await startChild(meta.url);
  await connectPages(app, meta, [DEMO.bakeryId]);
}, 60_000);
afterEach(async () => {
  await app.close();
  await meta.close();
  rmSync(elsewhere, { recursive: true, force: true });
});

const leadIds = async () =>
  (await listAllLeads(app.admin)).map(({ metaData }) => metaData?.leadId ?? '').toSorted();

async function sendLeads(count: number): Promise<string[]> {
  const { leads } = await meta.control.createLeads({ formId: DEMO.forms.weddingCake, count });
  const sent = leads.map(({ id }) => id);
  await eventually('all leads are in the CRM', async () => {
    const here = new Set(await leadIds());
    return sent.every((id) => here.has(id));
  });
  return sent;
}

async function stop(): Promise<void> {
  process.kill(app.pid(), 'SIGTERM');
  await eventually('LeadRabbit has stopped', async () => !app.isRunning(), 30_000);
}

async function start(): Promise<void> {
  app.spawn();
  await app.answers();
}

describe('npm run backup', () => {
  test('a backup of a running LeadRabbit can be restored, with its leads and its connections', async () => {
    await sendLeads(20);
    const backup = await runTool('backup', app.dataDir, '--to', elsewhere);
    expect(backup).toMatchObject({
      code: 0,
      output: expect.stringContaining('integrity check passed'),
    });
    const atBackup = await leadIds();
    await sendLeads(5);
    await stop();

    const restored = await runTool('restore', app.dataDir, '--from', folderOf(backup));
    expect(restored).toMatchObject({
      code: 0,
      output: expect.stringContaining(`leads: ${atBackup.length}\n`),
    });
    await start();
    expect(await leadIds()).toEqual(atBackup);
    // The backup holds the keys: LeadRabbit can decrypt the Page's token and read a new lead at Meta.
    await sendLeads(1);
  });

  test('a backup that is taken while webhooks come in holds only complete leads', async () => {
    await sendLeads(5);
    const sending = sendLeads(200);
    const backup = await runTool('backup', app.dataDir, '--to', elsewhere);
    await sending;
    expect(backup.code).toBe(0);
    const copy = new DatabaseSync(join(folderOf(backup), 'leadrabbit.db'), { readOnly: true });
    const odd = copy
      .prepare(
        `SELECT count(*) AS rows FROM meta_leads
        WHERE state = 'stored' AND leadId NOT IN (SELECT metaLeadId FROM leads)`,
      )
      .get();
    copy.close();
    expect(odd).toEqual({ rows: 0 });
  });

  test('only its owner can read a backup, and it holds one database file without a log', async () => {
    const folder = folderOf(await runTool('backup', app.dataDir, '--to', elsewhere));
    expect(readdirSync(folder).toSorted()).toEqual(
      ['backup.json', 'leadrabbit.db', 'session.key', 'token.key'].filter(
        (name) => name !== 'session.key' || existsSync(join(app.dataDir, name)),
      ),
    );
    expect(statSync(folder).mode & 0o077).toBe(0);
    for (const name of readdirSync(folder))
      expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
  });

  test('a backup leaves the keys out and says so if it is taken without keys', async () => {
    const backup = await runTool('backup', app.dataDir, '--to', elsewhere, '--without-keys');
    expect(readdirSync(folderOf(backup)).toSorted()).toEqual(['backup.json', 'leadrabbit.db']);
    expect(backup.output).toContain('none in the backup');
  });

  test('a backup of a folder without a database fails, and leaves nothing behind', async () => {
    const empty = join(elsewhere, 'empty');
    const target = join(elsewhere, 'target');
    cpSync(import.meta.dirname, empty, { recursive: true });
    const backup = await runTool('backup', empty, '--to', target);
    expect(backup).toMatchObject({ code: 1, output: expect.stringContaining('no database in') });
    expect(existsSync(target)).toBe(false);
  });

  test('a damaged database is not backed up, and the message says what to do', async () => {
    await sendLeads(20);
    await stop();
    const file = join(app.dataDir, 'leadrabbit.db');
    const bytes = readFileSync(file);
    bytes.fill(0, 3 * 4096, 12 * 4096);
    writeFileSync(file, bytes);
    const backup = await runTool('backup', app.dataDir, '--to', elsewhere);
    expect(backup).toMatchObject({ code: 1, output: expect.stringContaining('is damaged') });
    expect(readdirSync(elsewhere)).toEqual([]);
  });
});

describe('npm run restore', () => {
  test('a restore after a crash removes the log of the old database', async () => {
    await sendLeads(10);
    const backup = await runTool('backup', app.dataDir, '--to', elsewhere);
    const atBackup = await leadIds();
    await sendLeads(60);
    await app.kill();
    expect(existsSync(join(app.dataDir, 'leadrabbit.db-wal'))).toBe(true);

    const restored = await runTool('restore', app.dataDir, folderOf(backup));
    expect(restored.code).toBe(0);
    expect(existsSync(join(app.dataDir, 'leadrabbit.db-wal'))).toBe(false);
    const database = new DatabaseSync(join(app.dataDir, 'leadrabbit.db'), { readOnly: true });
    expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    database.close();
    await start();
    expect(await leadIds()).toEqual(atBackup);
  });

  test('a restore while LeadRabbit runs is refused and changes nothing', async () => {
    await sendLeads(3);
    const backup = await runTool('backup', app.dataDir, '--to', elsewhere);
    await sendLeads(3);
    const before = await leadIds();
    const restored = await runTool('restore', app.dataDir, '--from', folderOf(backup));
    expect(restored).toMatchObject({ code: 1, output: expect.stringContaining('is running') });
    expect(await leadIds()).toEqual(before);
  });

  test('a backup whose file has changed is refused and changes nothing', async () => {
    await sendLeads(3);
    const folder = folderOf(await runTool('backup', app.dataDir, '--to', elsewhere));
    const before = await leadIds();
    await stop();
    const file = join(folder, 'leadrabbit.db');
    const bytes = readFileSync(file);
    bytes[bytes.length - 5_000] = 255 - (bytes[bytes.length - 5_000] ?? 0);
    writeFileSync(file, bytes);
    const restored = await runTool('restore', app.dataDir, '--from', folder);
    expect(restored).toMatchObject({ code: 1, output: expect.stringContaining('checksum') });
    await start();
    expect(await leadIds()).toEqual(before);
  });

  test('a restore keeps what it replaces in a folder of its own', async () => {
    await sendLeads(2);
    const backup = await runTool('backup', app.dataDir, '--to', elsewhere);
    const later = await sendLeads(2);
    await stop();
    const { output } = await runTool('restore', app.dataDir, '--from', folderOf(backup));
    const aside = /replaced is in (\S+)\./.exec(output)?.[1] ?? '';
    const old = new DatabaseSync(join(aside, 'leadrabbit.db'), { readOnly: true });
    const kept = old
      .prepare('SELECT metaLeadId FROM leads')
      .all()
      .map((row) => row['metaLeadId']);
    old.close();
    expect(kept).toEqual(expect.arrayContaining(later));
  });

  test('a data folder that was copied after a crash is restored with the leads of its log', async () => {
    await sendLeads(20);
    const before = await leadIds();
    await app.kill();
    const copy = join(elsewhere, 'copy');
    cpSync(app.dataDir, copy, { recursive: true });
    rmSync(join(app.dataDir, 'leadrabbit.db'));
    const restored = await runTool('restore', app.dataDir, '--from', copy);
    expect(restored.code).toBe(0);
    await start();
    expect(await leadIds()).toEqual(before);
  });

  test('a restore without a chosen backup lists the backups that exist', async () => {
    const folder = folderOf(await runTool('backup', app.dataDir));
    const listed = await runTool('restore', app.dataDir);
    expect(listed).toMatchObject({ code: 1, output: expect.stringContaining(folder) });
  });
});

describe('a start without a database', () => {
  test.each([
    ['missing', (file: string) => rmSync(file)],
    ['empty', (file: string) => writeFileSync(file, '')],
  ])(
    'a start does not treat a data folder whose database is %s as a new installation',
    async (_what, lose) => {
      await stop();
      lose(join(app.dataDir, 'leadrabbit.db'));
      for (const ending of ['-wal', '-shm'])
        rmSync(join(app.dataDir, `leadrabbit.db${ending}`), { force: true });
      app.spawn();
      await eventually('LeadRabbit has given up', async () => !app.isRunning(), 20_000);
      expect(app.output()).toContain(
        'is missing or empty, but LeadRabbit has run on this folder before',
      );
      expect(app.output()).not.toContain('    at ');
    },
  );
});
