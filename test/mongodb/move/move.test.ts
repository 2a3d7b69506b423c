import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Collection, MongoClient, type Db } from 'mongodb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { verifyChain } from '../../../src/audit/verify-chain.ts';
import { FIRST_EVENT } from '../../../src/leads/lead-event-store.ts';
import { NOT_MOVED } from '../../../src/storage/move/not-moved.ts';
import { moveStorage } from '../../../src/storage/move-storage.ts';
import { openStorage } from '../../../src/storage/open-storage.ts';
import type { Storage } from '../../../src/storage/storage.ts';
import { OPERATOR } from '../../../src/users/actor.ts';
import { fillSqlite, NOW, OLD_ID } from './full-database.ts';

const uri = process.env['TEST_MONGODB_URI'];

describe.skipIf(uri === undefined)('a move between engines', () => {
  let folder: string;
  let client: MongoClient;
  let db: Db;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'leadrabbit-move-'));
    client = new MongoClient(uri ?? '');
    db = client.db(`lr_test_${randomBytes(8).toString('hex')}`);
  });
  afterEach(async () => {
    await db.dropDatabase();
    await client.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const sqlite = (name: string) => ({ dataDir: join(folder, name) });
  const mongodb = () => ({
    dataDir: join(folder, 'one'),
    mongodb: { uri: uri ?? '', dbName: db.databaseName },
  });

  const withStorage = async <Result>(
    settings: Parameters<typeof openStorage>[0],
    work: (storage: Storage) => Promise<Result>,
  ): Promise<Result> => {
    const storage = await openStorage(settings);
    try {
      return await work(storage);
    } finally {
      await storage.close();
    }
  };

  /** What the API reads, by way of the stores. */
  const readAll = async (storage: Storage) => {
    const { leads } = await storage.leads.list({ limit: 500 });
    const events = await Promise.all(
      leads.map(({ id }) => storage.leadEvents.listOfLead(id, { limit: 100 })),
    );
    return {
      leads,
      found: (await storage.leads.list({ limit: 500, q: 'pers' })).leads.length,
      events: events.map((each) => each.events),
      pages: await storage.pages.list(),
      form: await storage.pages.findForm('formId-1'),
      users: await storage.users.list(),
      keys: await storage.apiKeys.list(),
      inbox: await storage.inbox.find('leadId-1'),
      trace: await storage.inbox.trace('leadId-1'),
      incidents: (await storage.incidents.list({ limit: 10 })).incidents.map((incident) => ({
        ...incident,
        id: '',
      })),
      erasures: await storage.erasures.listCertificates(),
      closures: await storage.closures.list('pageId-1'),
      health: await storage.health.list(),
      audit: await verifyChain(storage.audit),
    };
  };

  test('SQLite to MongoDB and back has the same hashes, and everything reads the same', async () => {
    await fillSqlite(join(folder, 'one'));
    const before = await withStorage(sqlite('one'), readAll);
    expect(before.audit).toMatchObject({ isWhole: true });
    expect(before.leads.map(({ id }) => id)).toContain(OLD_ID);

    const there = await moveStorage({ from: sqlite('one'), to: mongodb() });
    expect(there.every(({ count }) => count > 0)).toBe(true);
    expect(await withStorage(mongodb(), readAll)).toEqual(before);

    const back = await moveStorage({ from: mongodb(), to: sqlite('two') });
    expect(back).toEqual(there);
    expect(await withStorage(sqlite('two'), readAll)).toEqual(before);
  });

  test('a moved lead is changed, and its events and the audit log go on', async () => {
    await fillSqlite(join(folder, 'one'));
    await moveStorage({ from: sqlite('one'), to: mongodb() });
    await withStorage(mongodb(), async (storage) => {
      await storage.leads.setStatus(OLD_ID, 'Won', OPERATOR, new Date());
      const { events } = await storage.leadEvents.listOfLead(OLD_ID, { limit: 1 });
      expect(events[0]?.changes['status']).toEqual({ from: 'Contacted', to: 'Won' });
      expect((await storage.leads.list({ limit: 500, status: 'Won' })).leads).toHaveLength(1);
      expect(await verifyChain(storage.audit)).toMatchObject({ isWhole: true });
    });
    const moved = await moveStorage({ from: mongodb(), to: sqlite('two') });
    expect(moved.find(({ name }) => name === 'leads')?.count).toBe(20);
    await withStorage(sqlite('two'), async (storage) => {
      const { events } = await storage.leadEvents.listOfLead(OLD_ID, { limit: 10 });
      expect(events.map(({ type }) => type)).toEqual([
        'lead.status-changed',
        'lead.status-changed',
        'lead.seen',
        'lead.created',
      ]);
      const { events: all } = await storage.leadEvents.listAfter(FIRST_EVENT, 1_000);
      // People have worked on five of the leads: seven events each.
      expect(all).toHaveLength(20 + 20 + 10 + 5 * 7 + 1);
      await storage.leads.setStatus(OLD_ID, 'Lost', OPERATOR, new Date());
      expect(await verifyChain(storage.audit)).toMatchObject({ isWhole: true });
    });
  });

  test.each([1, 4, 9, 18])(
    'a move that ends at write %i keeps LeadRabbit from starting, and is finished by the next one',
    async (end) => {
      await fillSqlite(join(folder, 'one'), 5);
      const bulkWrite = Collection.prototype.bulkWrite;
      let writes = 0;
      vi.spyOn(Collection.prototype, 'bulkWrite').mockImplementation(async function (
        this: Collection,
        operations,
        options,
      ) {
        writes += 1;
        if (writes !== end) return bulkWrite.call(this, operations, options);
        await bulkWrite.call(this, operations.slice(0, 1), options);
        throw new Error('killed');
      });
      await expect(moveStorage({ from: sqlite('one'), to: mongodb() })).rejects.toThrow('killed');
      vi.restoreAllMocks();
      await expect(openStorage(mongodb())).rejects.toThrow('has not finished');
      // In between, LeadRabbit ran on the source again.
      await withStorage(sqlite('one'), async (storage) => {
        await storage.leads.setStatus(OLD_ID, 'Won', OPERATOR, NOW);
      });
      await moveStorage({ from: sqlite('one'), to: mongodb() });
      expect(await withStorage(mongodb(), readAll)).toEqual(
        await withStorage(sqlite('one'), readAll),
      );
    },
  );

  test('a move into SQLite that ends in between is finished by the next one', async () => {
    await fillSqlite(join(folder, 'one'));
    await moveStorage({ from: sqlite('one'), to: mongodb() });
    const stop = (name: string) => {
      if (name === 'leads') throw new Error('killed');
    };
    await expect(moveStorage({ from: mongodb(), to: sqlite('two'), onKind: stop })).rejects.toThrow(
      'killed',
    );
    await expect(openStorage(sqlite('two'))).rejects.toThrow('has not finished');
    await moveStorage({ from: mongodb(), to: sqlite('two') });
    expect(await withStorage(sqlite('two'), readAll)).toEqual(
      await withStorage(mongodb(), readAll),
    );
  });

  test('a target that is not empty is refused, and stays as it is', async () => {
    await fillSqlite(join(folder, 'one'), 1);
    await db.collection('leads').insertOne({ name: 'Somebody else' });
    await expect(moveStorage({ from: sqlite('one'), to: mongodb() })).rejects.toThrow('not empty');
    expect(await db.collection('leads').countDocuments()).toBe(1);
    expect(await db.collection('meta_pages').countDocuments()).toBe(0);
    await db.dropDatabase();
    await moveStorage({ from: sqlite('one'), to: mongodb() });
    await expect(moveStorage({ from: mongodb(), to: sqlite('one') })).rejects.toThrow('not empty');
  });

  test('a source that a LeadRabbit uses is refused', async () => {
    await fillSqlite(join(folder, 'one'), 1);
    await withStorage(sqlite('one'), () =>
      expect(moveStorage({ from: sqlite('one'), to: mongodb() })).rejects.toThrow('Stop it first'),
    );
    await moveStorage({ from: sqlite('one'), to: mongodb() });
    await withStorage(mongodb(), () =>
      expect(moveStorage({ from: mongodb(), to: sqlite('two') })).rejects.toThrow('Stop it first'),
    );
    expect(existsSync(join(folder, 'two'))).toBe(false);
  });

  test('the keys go with the data into another folder', async () => {
    await fillSqlite(join(folder, 'one'), 1);
    writeFileSync(join(folder, 'one', 'token.key'), 'the key');
    await moveStorage({ from: sqlite('one'), to: mongodb() });
    await moveStorage({ from: mongodb(), to: sqlite('two') });
    expect(readFileSync(join(folder, 'two', 'token.key'), 'utf8')).toBe('the key');
  });

  test('every table of SQLite is moved, or named as one that is not', async () => {
    await fillSqlite(join(folder, 'one'), 1);
    const moved = await moveStorage({ from: sqlite('one'), to: mongodb() });
    const database = new DatabaseSync(join(folder, 'one', 'leadrabbit.db'), { readOnly: true });
    const tables = database
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
      .all()
      .map(({ name }) => String(name))
      .filter((name) => !/^(sqlite_|leads_search)/.test(name));
    database.close();
    // Notes go with their leads.
    const known = [...moved.map(({ name }) => name), 'lead_notes', ...NOT_MOVED];
    expect(tables.toSorted()).toEqual(known.toSorted());
  });
});
