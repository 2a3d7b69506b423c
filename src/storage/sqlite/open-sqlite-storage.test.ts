import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openSqliteStorage } from './open-sqlite-storage.ts';

describe('opening SQLite', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'leadrabbit-sqlite-'));
  });
  afterEach(() => {
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true });
  });

  const openRaw = () => new DatabaseSync(join(folder, 'leadrabbit.db'));

  test('L1: a commit waits for the disk', async () => {
    const exec = vi.spyOn(DatabaseSync.prototype, 'exec');
    const storage = await openSqliteStorage(folder);
    const database = exec.mock.contexts[0] as DatabaseSync;
    expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    await storage.close();
  });

  describe.skipIf(process.platform === 'win32')('permissions of the database files', () => {
    const modes = () =>
      readdirSync(folder)
        .filter((name) => name.startsWith('leadrabbit.db'))
        .map((name) => `${name} ${(statSync(join(folder, name)).mode & 0o777).toString(8)}`)
        .toSorted();
    const PRIVATE = ['leadrabbit.db 600', 'leadrabbit.db-shm 600', 'leadrabbit.db-wal 600'];

    test('only the owner can read the database files, even in a folder that is open to others', async () => {
      chmodSync(folder, 0o777);
      const storage = await openSqliteStorage(folder);
      await storage.checkWritable();
      expect(modes()).toEqual(PRIVATE);
      await storage.close();
    });

    test('database files that others could read become private at the next start', async () => {
      const storage = await openSqliteStorage(folder);
      await storage.checkWritable();
      for (const name of readdirSync(folder))
        if (name.startsWith('leadrabbit.db')) chmodSync(join(folder, name), 0o644);
      const another = await openSqliteStorage(folder);
      expect(modes()).toEqual(PRIVATE);
      await another.close();
      await storage.close();
    });
  });

  test('closing the storage twice has the same effect as once', async () => {
    const storage = await openSqliteStorage(folder);
    await storage.close();
    await storage.close();
  });

  test('a database of a newer version is refused, and its file is released', async () => {
    await (await openSqliteStorage(folder)).close();
    const raw = openRaw();
    raw.exec('PRAGMA user_version = 99');
    await expect(openSqliteStorage(folder)).rejects.toThrow(/newer version of LeadRabbit/);
    // Another connection that is still open would keep the lock.
    raw.exec('PRAGMA journal_mode = DELETE');
    raw.close();
  });

  test('a database that another process creates at the last moment is opened', async () => {
    const { exec } = DatabaseSync.prototype;
    const opening = vi.spyOn(DatabaseSync.prototype, 'exec');
    opening.mockImplementation(function (this: DatabaseSync, sql) {
      if (sql.startsWith('BEGIN')) {
        opening.mockRestore();
        void openSqliteStorage(folder).then((another) => another.close());
      }
      exec.call(this, sql);
    });
    const storage = await openSqliteStorage(folder);
    await storage.checkWritable();
    await storage.close();
  });

  test('the body of each delivery is stored byte for byte', async () => {
    const storage = await openSqliteStorage(folder);
    const rawBody = Buffer.from([0x7b, 0x00, 0xff, 0x5c, 0x75, 0x7d]);
    await storage.inbox.receive({ rawBody, receivedAt: new Date(5), events: [] });
    await storage.close();
    const raw = openRaw();
    const row = raw.prepare('SELECT body FROM webhook_deliveries').get();
    expect(Buffer.from(row?.['body'] as Uint8Array)).toEqual(rawBody);
    raw.close();
  });

  test('counts that are missing in a comparison of an earlier version are read as 0', async () => {
    const storage = await openSqliteStorage(folder);
    const pageId = '100';
    const grant = { pageId, name: 'Bakery', platform: 'facebook', parentPageId: null } as const;
    await storage.pages.saveGrants([{ ...grant, sealedToken: '' }], new Date());
    const form = { formId: '200', pageId, name: 'Cakes', status: 'ACTIVE', locale: '' };
    const counts = { createdTime: null, leadsCount: 1, expiredCount: 0 };
    await storage.pages.saveForms([{ ...form, ...counts, questions: [] }], new Date());
    const raw = openRaw();
    const stored = { metaCount: 1, stored: 1, pending: 0, needsAttention: 0, skipped: 0 };
    const comparison = { ...stored, expired: 0, missing: 0, comparedAt: '2026-01-01T00:00:00Z' };
    raw.prepare('UPDATE meta_forms SET comparison = ?').run(JSON.stringify(comparison));
    raw.close();
    const found = await storage.pages.findForm('200');
    expect(found?.comparison).toMatchObject({ ...stored, dismissed: 0, unlisted: 0 });
    await storage.close();
  });
});
