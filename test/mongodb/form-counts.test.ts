import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Storage } from '../../src/storage/storage.ts';
import { announce, bring, takeIn } from '../contract/inbox-steps.ts';
import { at, sampleReading } from '../contract/samples.ts';
import { eventually } from '../support/eventually.ts';
import { hasServer, openDatabase, type TestDatabase } from './open-database.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe.skipIf(!hasServer())('counts by form in MongoDB', () => {
  let database: TestDatabase;
  let storage: Storage;
  let now: number;
  const open = () => database.open({ now: () => new Date(now) });
  beforeEach(async () => {
    now = Date.now();
    database = openDatabase();
    storage = await open();
  });
  afterEach(() => database.close());

  const inboxLeads = () => database.db.collection('meta_leads');
  const bases = () => database.db.collection<{ _id: string; version: number }>('form_counts');

  /** Leads that were stored an hour ago. */
  async function addOldLeads(count: number): Promise<void> {
    const storedOn = new Date(Date.now() - 60 * MINUTE);
    await inboxLeads().insertMany(
      Array.from({ length: count }, (_, n) => ({
        leadId: `old-${n}`,
        formId: '200',
        pageId: '100',
        platform: 'facebook',
        created_time: at(0),
        state: 'stored',
        processed: true,
        storedOn,
      })),
    );
  }

  const counts = async (of = storage) => {
    const { stored, erased } = await of.inbox.countByState();
    return { stored, erased };
  };

  /** Lets the storage count old leads into the base. */
  async function moveBase(): Promise<void> {
    const before = (await bases().findOne({ _id: 'base' }))?.version ?? 0;
    now += 2 * MINUTE;
    await storage.inbox.countByForm();
    await eventually('the base has moved', async () => {
      const base = await bases().findOne({ _id: 'base' });
      return (base?.version ?? 0) > before;
    });
  }

  /** As if everything was counted two days ago. */
  const makeBaseOld = () =>
    bases().updateOne(
      { _id: 'base' },
      { $set: { recountedAt: new Date(now - 2 * DAY) }, $inc: { version: 1 } },
    );

  /** What an erasure leaves. */
  const erase = (leadId: string) =>
    inboxLeads().updateOne({ leadId }, { $set: { state: 'erased' }, $unset: { reason: '' } });

  test('old leads are counted once, and the counts stay right when new leads come and old ones are erased', async () => {
    await addOldLeads(2_500);
    expect(await counts()).toEqual({ stored: 2_500, erased: 0 });
    await moveBase();
    const other = await open();
    expect(await counts(other)).toEqual({ stored: 2_500, erased: 0 });
    const leadId = await announce(storage.inbox);
    await takeIn(storage.inbox, leadId, 20, sampleReading({ createdTime: at(9) }));
    await bring(storage.inbox, 'skipped', true);
    await erase('old-1');
    await erase(leadId);
    for (const each of [storage, other])
      expect(await counts(each)).toEqual({ stored: 2_499, erased: 2 });
    expect(await storage.inbox.countByForm('100')).toEqual(
      expect.arrayContaining([
        {
          pageId: '100',
          formId: '200',
          platform: 'facebook',
          state: 'stored',
          count: 2_499,
          newest: at(0),
        },
      ]),
    );
  });

  test('the counts stay right when the base is counted again after an erasure', async () => {
    await addOldLeads(2_500);
    await moveBase();
    await erase('old-1');
    const erasedOn = new Date(Date.now() - 30 * MINUTE);
    await inboxLeads().updateOne({ leadId: 'old-1' }, { $set: { erasedOn } });
    await makeBaseOld();
    await moveBase();
    expect(await counts()).toEqual({ stored: 2_499, erased: 1 });
  });

  test('a base that is wrong is counted again after a day', async () => {
    await addOldLeads(2_500);
    await moveBase();
    await inboxLeads().deleteMany({ leadId: { $in: ['old-1', 'old-2'] } });
    expect((await counts()).stored).toBe(2_500);
    await makeBaseOld();
    await moveBase();
    expect((await counts()).stored).toBe(2_498);
  });

  test('a lead that another tool has stored is counted', async () => {
    await inboxLeads().insertOne({
      leadId: '1',
      pageId: '100',
      formId: '200',
      state: 'stored',
      processed: true,
    });
    expect(await counts()).toEqual({ stored: 1, erased: 0 });
  });

  test('two processes that move the base at the same time count each lead once', async () => {
    const other = await open();
    await addOldLeads(2_500);
    now += 2 * MINUTE;
    await Promise.all([storage, other].map(({ inbox }) => inbox.countByForm()));
    await eventually(
      'there is a base',
      async () => (await bases().findOne({ _id: 'base' })) !== null,
    );
    for (const each of [storage, other, await open()])
      expect(await counts(each)).toEqual({ stored: 2_500, erased: 0 });
  });
});
