import { ObjectId } from 'mongodb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LeadEventDocument } from '../../src/storage/mongodb/leads/event-document.ts';
import type { LeadDocument } from '../../src/storage/mongodb/leads/lead-document.ts';
import { INTAKE } from '../../src/users/actor.ts';
import type { StorageProcess } from '../contract/harness.ts';
import { startMongodbProcess } from '../contract/mongodb-harness.ts';
import { ADMIN, at, sampleLead } from '../contract/samples.ts';
import { eventually } from '../support/eventually.ts';
import { hasServer, openDatabase, type TestDatabase } from './open-database.ts';

const HOUR_MS = 3_600_000;

describe.skipIf(!hasServer())('events that a process left', () => {
  let database: TestDatabase;
  beforeEach(() => {
    database = openDatabase();
  });
  afterEach(() => database.close());

  const leads = () => database.db.collection<LeadDocument>('leads');
  const events = () => database.db.collection<LeadEventDocument>('lead_events');
  const audited = () => database.db.collection('audit_log').countDocuments();
  const nothingWaits = () =>
    eventually(
      'nothing waits in a lead',
      async () =>
        (await leads().countDocuments({
          $or: [{ pendingEvents: { $exists: true } }, { pendingSince: { $exists: true } }],
        })) === 0,
      30_000,
    );

  test('a process that is killed while it changes leads loses no event and no audit entry, and none comes twice', async () => {
    const survivor = await database.open();
    const ids = await Promise.all(
      Array.from({ length: 60 }, async () => {
        const { lead } = await survivor.leads.recordOnce(sampleLead(), INTAKE, at(0));
        return lead.id;
      }),
    );
    const doomed: StorageProcess = await startMongodbProcess(database.settings);
    let changed = 0;
    const results = await Promise.allSettled(
      ids.flatMap((id) =>
        (['Contacted', 'Won'] as const).map(async (status) => {
          await doomed.storage.leads.setStatus(id, status, ADMIN, at(1));
          changed += 1;
          if (changed === 30) await doomed.kill();
        }),
      ),
    );
    expect(results.some(({ status }) => status === 'rejected')).toBe(true);
    await nothingWaits();
    const stored = await leads().find().toArray();
    for (const { _id, version } of stored) {
      const numbers = await events()
        .find({ leadId: String(_id) })
        .sort({ n: 1 })
        .map(({ n }) => n)
        .toArray();
      expect(numbers).toEqual(Array.from({ length: version }, (_, index) => index + 1));
    }
    const changes = stored.reduce((sum, { version }) => sum + version - 1, 0);
    expect(changes).toBeGreaterThanOrEqual(30);
    expect(await audited()).toBe(changes);
  });

  test.each([
    { left: 'before the event was copied', isCopied: false, isAudited: false },
    { left: 'before the audit entry was added', isCopied: true, isAudited: false },
    { left: 'before the event was removed from the lead', isCopied: true, isAudited: true },
  ])(
    'an event that was left $left is completed once, whatever the clock of that process said',
    async ({ isCopied, isAudited }) => {
      const storage = await database.open();
      const { lead } = await storage.leads.recordOnce(sampleLead(), INTAKE, at(0));
      await storage.leads.setStatus(lead.id, 'Won', ADMIN, at(1));
      await nothingWaits();
      const event = await events().findOne({ type: 'lead.status-changed' });
      if (!event) throw new Error('The event is missing.');
      const { changedAt, ...pending } = event;
      if (!isCopied) await events().deleteOne({ _id: event._id });
      if (!isAudited) await database.db.collection('audit_log').deleteMany({});
      const _id = ObjectId.createFromHexString(lead.id);
      await leads().updateOne(
        { _id },
        {
          $set: {
            pendingEvents: [{ ...pending, address: null }],
            pendingSince: new Date(Date.now() + HOUR_MS),
          },
        },
      );
      // Its own memory of the last entry is about a log that no longer exists.
      const another = isAudited ? storage : await database.open();
      await nothingWaits();
      const found = await events().find({ _id: event._id }).toArray();
      expect(found).toHaveLength(1);
      if (isCopied) expect(found[0]?.changedAt).toEqual(changedAt);
      expect(await audited()).toBe(1);
      const history = await another.leadEvents.listOfLead(lead.id, { limit: 10 });
      expect(history.events.map(({ type }) => type)).toEqual([
        'lead.status-changed',
        'lead.created',
      ]);
    },
  );

  test('a change that makes no event copies the events that wait', async () => {
    const storage = await database.open();
    const { lead } = await storage.leads.recordOnce(sampleLead(), INTAKE, at(0));
    await nothingWaits();
    const [event] = await events().find().toArray();
    if (!event) throw new Error('The event is missing.');
    const { changedAt: _changedAt, ...pending } = event;
    await leads().updateOne(
      { _id: ObjectId.createFromHexString(lead.id) },
      { $set: { pendingEvents: [{ ...pending, address: null }], pendingSince: new Date(0) } },
    );
    await storage.leads.setStatus(lead.id, 'New', ADMIN, at(1));
    expect(await leads().countDocuments({ pendingEvents: { $exists: true } })).toBe(0);
    expect(await events().countDocuments()).toBe(1);
  });
});
