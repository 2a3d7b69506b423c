import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LeadDocument } from '../../src/storage/mongodb/leads/lead-document.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { INTAKE } from '../../src/users/actor.ts';
import { at, sampleLead } from '../contract/samples.ts';
import { eventually } from '../support/eventually.ts';
import { hasServer, openDatabase, type TestDatabase } from './open-database.ts';

const LEADS = 250;

describe.skipIf(!hasServer())('search terms of an earlier version', () => {
  let database: TestDatabase;
  beforeEach(() => {
    database = openDatabase();
  });
  afterEach(() => database.close());

  const leads = () => database.db.collection<LeadDocument>('leads');
  const oldOnes = () => leads().countDocuments({ terms: 'old' });
  const countFound = async (storage: Storage, q: string) =>
    (await storage.leads.list({ limit: 500, q })).leads.length;

  /** A database as an upgrade finds it. Some leads do not say which version their terms have. */
  async function storeWithOldTerms(): Promise<void> {
    const storage = await database.open();
    await Promise.all(
      Array.from({ length: LEADS }, (_, index) =>
        storage.leads.recordOnce(
          sampleLead({ name: `Lead${index} کریمی`, createdAt: at(index) }),
          INTAKE,
          at(index),
        ),
      ),
    );
    await storage.close();
    const old = { terms: ['old'], prefixes: ['o', 'ol', 'old'] };
    await leads().updateMany({}, { $set: { ...old, searchVersion: 1 } });
    await leads().updateMany(
      { position: { $mod: [2, 0] } },
      { $unset: { searchVersion: '' as const } },
    );
  }

  test('leads get the search terms of this version in the background, and can be changed at the same time', async () => {
    await storeWithOldTerms();
    const storage = await database.open();
    const { lead } = await storage.leads.recordOnce(
      sampleLead({ name: 'New كريمي' }),
      INTAKE,
      at(5),
    );
    const [first] = (await storage.leads.list({ limit: 1 })).leads;
    await storage.leads.setStatus(first?.id ?? '', 'Won', INTAKE, at(6));
    await eventually('all leads are renewed', async () => (await oldOnes()) === 0, 30_000);
    expect(await countFound(storage, 'كريمي')).toBe(LEADS + 1);
    expect(await countFound(storage, 'lead7')).toBe(11);
    expect(await countFound(storage, 'old')).toBe(0);
    expect((await storage.leads.list({ limit: 5, q: 'lead', status: 'Won' })).leads).toHaveLength(
      1,
    );
    expect((await storage.leads.find(lead.id))?.name).toBe('New كريمي');
  });

  test('a renewal that was stopped continues at the next start, in two processes at once', async () => {
    await storeWithOldTerms();
    const first = await database.open();
    await eventually('some leads are renewed', async () => (await oldOnes()) < LEADS);
    await first.close();
    const [second] = await Promise.all([database.open(), database.open()]);
    await eventually('all leads are renewed', async () => (await oldOnes()) === 0, 30_000);
    expect(await countFound(second, 'كريمي')).toBe(LEADS);
  });
});
