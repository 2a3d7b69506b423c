import { randomBytes } from 'node:crypto';
import { Collection, MongoClient, type Db, type Document } from 'mongodb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Lead } from '../../../src/leads/lead.ts';
import {
  adoptDatabase,
  planAdoption,
} from '../../../src/storage/mongodb/adoption/adopt-database.ts';
import { openMongodbStorage } from '../../../src/storage/mongodb/open-mongodb-storage.ts';
import type { Storage } from '../../../src/storage/storage.ts';
import { fillFirstDatabase, FIRST_TOKEN, INBOX_LEADS, LEADS, PAGES } from './first-database.ts';

const uri = process.env['TEST_MONGODB_URI'];

const COLLECTIONS = ['meta_pages', 'meta_leads', 'leads'] as const;

describe.skipIf(uri === undefined)('a database of the first LeadRabbit', () => {
  let client: MongoClient;
  let db: Db;
  let storages: Storage[] = [];

  beforeEach(() => {
    client = new MongoClient(uri ?? '', { ignoreUndefined: true });
    db = client.db(`lr_test_${randomBytes(8).toString('hex')}`);
  });
  afterEach(async () => {
    await Promise.all(storages.map((storage) => storage.close()));
    storages = [];
    await db.dropDatabase();
    await client.close();
  });

  const open = async (onAdoption?: (changes: readonly string[]) => void) => {
    const options = onAdoption ? { onAdoption } : {};
    const storage = await openMongodbStorage({ uri: uri ?? '', dbName: db.databaseName }, options);
    storages.push(storage);
    return storage;
  };

  const readAll = async (): Promise<Record<string, Document[]>> => {
    const read = async (name: string) =>
      [name, await db.collection(name).find().sort({ _id: 1 }).toArray()] as const;
    return Object.fromEntries(await Promise.all(COLLECTIONS.map(read)));
  };

  const listAll = async (storage: Storage, query: { q?: string; status?: Lead['status'] } = {}) => {
    const leads: Lead[] = [];
    let cursor: string | undefined;
    do {
      const page = await storage.leads.list({
        ...query,
        limit: 500,
        ...(cursor !== undefined && { cursor }),
      });
      leads.push(...page.leads);
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    return leads;
  };

  test('each lead is in the list, and is found by its name', async () => {
    await fillFirstDatabase(db);
    const storage = await open();
    const leads = await listAll(storage);
    expect(leads).toHaveLength(LEADS.length);
    for (const { name } of LEADS)
      if (typeof name === 'string') {
        const found = await listAll(storage, { q: name });
        expect(found.map((lead) => lead.name)).toContain(name);
      }
  });

  test('3,000 leads are adopted, and the newest comes first', async () => {
    await fillFirstDatabase(db, 3_000);
    const leads = await listAll(await open());
    expect(leads).toHaveLength(3_000 + LEADS.length);
    const times = leads.map(({ createdAt }) => Math.floor(createdAt.getTime() / 1_000));
    expect(times).toEqual(times.toSorted((one, other) => other - one));
  });

  test('statuses and sources are read however they are written', async () => {
    await fillFirstDatabase(db);
    const storage = await open();
    const namesOf = async (status: Lead['status']) =>
      (await listAll(storage, { status })).map(({ name }) => name).toSorted();
    expect(await namesOf('Contacted')).toEqual(['Bob Again', 'Dora Website']);
    expect(await namesOf('Qualified')).toEqual(['Bob Meta']);
    expect(await namesOf('New')).toContain('Carla Manual');
    const byName = new Map((await listAll(storage)).map((lead) => [lead.name, lead]));
    expect(byName.get('Dora Website')?.source).toBe('website');
    expect(byName.get('Number Id')?.source).toBe('facebook');
    expect(byName.get('Emil Odd')).toMatchObject({
      status: 'New',
      source: 'other',
      tags: ['vip', 'demo-booked'],
    });
    const emil = await db.collection('leads').findOne({ name: 'Emil Odd' });
    expect(emil?.['adopted']).toMatchObject({
      status: 'demo-booked',
      source: 'google ads',
      tags: 'vip',
    });
  });

  test('answers of a form, numbers and times of other types can be read', async () => {
    await fillFirstDatabase(db);
    const byName = new Map((await listAll(await open())).map((lead) => [lead.name, lead]));
    expect(byName.get('Ann Meta')).toMatchObject({
      phoneE164: '+14155552671',
      metaData: { leadId: '7001', originalFields: { full_name: ['Ann Meta'] } },
    });
    expect(byName.get('Ann Meta')?.answers.map(({ key, values }) => [key, values])).toContainEqual([
      'what_do_you_need?',
      ['A new roof'],
    ]);
    expect(byName.get('Faye Text')).toMatchObject({
      phone: '4930123456',
      createdAt: new Date('2025-01-02T08:00:00Z'),
      updatedAt: new Date(1_735_800_000_000),
    });
    expect(byName.get('Lea Answered')?.email).toBe('nameless@example.com');
    expect(byName.get('Number Id')?.metaData?.leadId).toBe('7003');
  });

  test('nothing is deleted, and what other programs wrote stays', async () => {
    await fillFirstDatabase(db);
    const before = await readAll();
    await open();
    const after = await readAll();
    for (const name of COLLECTIONS) expect(after[name]).toHaveLength(before[name]?.length ?? -1);
    const untouched = [
      ['leads', ['email', 'meetings', 'conversations', 'score']],
      ['meta_leads', ['field_data', 'originalFields']],
      ['meta_pages', ['accessToken', 'leadForms']],
    ] as const;
    for (const [name, fields] of untouched)
      for (const [index, document] of (before[name] ?? []).entries())
        for (const field of fields)
          if (document[field] !== undefined)
            expect(after[name]?.[index]?.[field]).toEqual(document[field]);
    const adoptedNotes = after['leads']?.filter(
      ({ notes }) => Array.isArray(notes) && notes.length > 0,
    );
    expect(adoptedNotes).toHaveLength(LEADS.filter(({ notes }) => Array.isArray(notes)).length);
  });

  test('of two documents with one id of Meta’s both stay, and one has the id', async () => {
    await fillFirstDatabase(db);
    await open();
    const leads = await db.collection('leads').find({ name: /^Bob/ }).toArray();
    expect(leads.find(({ name }) => name === 'Bob Meta')?.['metaData']).toMatchObject({
      leadId: '7002',
    });
    const again = leads.find(({ name }) => name === 'Bob Again')?.['metaData'] as Document;
    expect(again).toMatchObject({ duplicateOf: '7002', pageId: '1001' });
    expect(again).not.toHaveProperty('leadId');
    const inbox = await db
      .collection('meta_leads')
      .find({ leadId: { $regex: '^7002' } })
      .toArray();
    expect(inbox.map(({ state }) => state as unknown).toSorted()).toEqual(['dismissed', 'stored']);
    const pages = await db
      .collection('meta_pages')
      .find({ pageId: { $regex: '^1001' } })
      .toArray();
    expect(pages.map(({ name, isActive }) => [name, isActive] as const)).toEqual(
      expect.arrayContaining([
        ['Roofs of Berlin', true],
        ['Roofs (old)', false],
      ]),
    );
  });

  test('leads that did not reach the CRM are due, with what was read of them', async () => {
    await fillFirstDatabase(db);
    await open();
    const due = await db
      .collection('meta_leads')
      .find({ state: 'received' })
      .sort({ leadId: 1 })
      .toArray();
    expect(due.map(({ leadId }) => leadId as unknown)).toEqual([
      '7100',
      '7101',
      '7102',
      '7103',
      '7104',
    ]);
    expect(due.every(({ dueAt }) => dueAt instanceof Date)).toBe(true);
    expect(JSON.parse(String(due[0]?.['original']))).toMatchObject({
      id: '7100',
      field_data: INBOX_LEADS[4]?.['field_data'] as unknown,
    });
    expect(due[3]).toMatchObject({
      created_time: new Date(1_736_078_400_000),
      platform: 'instagram',
    });
    const stored = await db.collection('meta_leads').find({ state: 'stored' }).toArray();
    expect(stored.map(({ leadId }) => leadId as unknown).toSorted()).toEqual([
      '7001',
      '7002',
      '7003',
    ]);
  });

  test('an enabled connection stays enabled, and its next sync reads all that Meta still has', async () => {
    await fillFirstDatabase(db);
    const pages = await (await open()).pages.list();
    expect(pages).toHaveLength(PAGES.length);
    const page = pages.find(({ pageId }) => pageId === '1001');
    expect(page).toMatchObject({ name: 'Roofs of Berlin', isActive: true, syncCount: 42 });
    expect(page?.sealedToken).toBe(FIRST_TOKEN);
    expect(page?.watermark?.getTime()).toBeGreaterThan(Date.now() - 91 * 86_400_000);
    expect(pages.find(({ pageId }) => pageId === '1002')).toMatchObject({
      isActive: true,
      syncCount: 3,
    });
  });

  test('a dry run says what will change, and changes nothing', async () => {
    await fillFirstDatabase(db);
    const before = await readAll();
    expect(await planAdoption(db, new Date())).toEqual({
      pages: 4,
      duplicatePages: 1,
      pagesWithoutId: 1,
      openTokens: 4,
      inboxLeads: INBOX_LEADS.length,
      dueInboxLeads: 5,
      duplicateInboxLeads: 1,
      inboxLeadsWithoutId: 1,
      leads: LEADS.length,
      duplicateLeads: 1,
      statuses: 3,
      unknownStatuses: 1,
      sources: 2,
    });
    expect(await readAll()).toEqual(before);
  });

  test('a second start changes nothing and says nothing', async () => {
    await fillFirstDatabase(db);
    await open();
    const before = await readAll();
    const said = vi.fn();
    await open(said);
    await adoptDatabase(db, { now: () => new Date(), onReport: said, again: true });
    expect(await readAll()).toEqual(before);
    expect(said).not.toHaveBeenCalled();
  });

  test('four starts at once adopt the database once', async () => {
    await fillFirstDatabase(db, 300);
    const said = vi.fn();
    const opened = await Promise.all([open(said), open(said), open(said), open(said)]);
    expect(said).toHaveBeenCalledTimes(1);
    for (const storage of opened) expect(await listAll(storage)).toHaveLength(300 + LEADS.length);
  });

  test.each(['meta_pages', 'leads', 'meta_leads'])(
    'an adoption that ends in the middle of %s is finished by the next start',
    async (ending) => {
      await fillFirstDatabase(db);
      const bulkWrite = Collection.prototype.bulkWrite;
      vi.spyOn(Collection.prototype, 'bulkWrite').mockImplementation(async function (
        this: Collection,
        operations,
        options,
      ) {
        if (this.collectionName !== ending) return bulkWrite.call(this, operations, options);
        await bulkWrite.call(this, operations.slice(0, operations.length / 2), options);
        throw new Error('killed');
      });
      const longAgo = () => new Date(Date.now() - 600_000);
      await expect(adoptDatabase(db, { now: longAgo })).rejects.toThrow('killed');
      vi.restoreAllMocks();
      const storage = await open();
      expect(await listAll(storage)).toHaveLength(LEADS.length);
      const states = (await db.collection('meta_leads').find().toArray()).map(
        ({ state }) => state as unknown,
      );
      expect(states.filter((state) => state === 'received')).toHaveLength(5);
      expect(states.filter((state) => state === 'dismissed')).toHaveLength(2);
      expect(await storage.pages.list()).toHaveLength(PAGES.length);
    },
  );

  test('what another program adds later is adopted when an operator asks for it', async () => {
    const storage = await open();
    await db.collection('leads').insertMany([{ name: 'Late One' }, { name: 'Late Two' }]);
    expect(await listAll(storage)).toEqual([]);
    await adoptDatabase(db, { now: () => new Date(), again: true });
    expect((await listAll(storage)).map(({ name }) => name).toSorted()).toEqual([
      'Late One',
      'Late Two',
    ]);
  });
});
