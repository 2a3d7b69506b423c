import { ObjectId } from 'mongodb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../src/new-id.ts';
import type { Meeting } from '../../src/planner/meeting.ts';
import type { PlannerDocument } from '../../src/storage/mongodb/planner/planner-document.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { INTAKE } from '../../src/users/actor.ts';
import { startMongodbProcess } from '../contract/mongodb-harness.ts';
import { ADMIN, at, sampleLead } from '../contract/samples.ts';
import { eventually } from '../support/eventually.ts';
import { hasServer, openDatabase, type TestDatabase } from './open-database.ts';

const sampleMeeting = (leadId: string): Meeting => ({
  id: newId(),
  leadId,
  ownerId: null,
  title: 'Tasting',
  start: { local: '2026-03-02T10:00', zone: 'Europe/Berlin', at: at(86_400) },
  durationMin: 45,
  place: '',
  url: '',
  state: 'planned',
  sequence: 0,
  createdBy: ADMIN,
  createdAt: at(1),
  updatedAt: at(1),
});

describe.skipIf(!hasServer())('meetings and their leads', () => {
  let database: TestDatabase;
  beforeEach(() => {
    database = openDatabase();
  });
  afterEach(() => database.close());

  const meetings = () => database.db.collection<PlannerDocument>('meetings');
  const namedBy = async (leadId: string) => {
    const lead = await database.db
      .collection('leads')
      .findOne({ _id: ObjectId.createFromHexString(leadId) });
    return ((lead?.['meetings'] ?? []) as ObjectId[]).map(String);
  };
  const addLead = async ({ leads }: Storage) =>
    (await leads.recordOnce(sampleLead(), INTAKE, at(0))).lead.id;
  const typesOf = async ({ leadEvents }: Storage, leadId: string) =>
    (await leadEvents.listOfLead(leadId, { limit: 100 })).events.map(({ type }) => type);
  const nothingWaits = () =>
    eventually(
      'nothing waits in a meeting',
      async () => (await meetings().countDocuments({ pendingSince: { $exists: true } })) === 0,
      30_000,
    );

  test('a lead names its meetings by their ids, as the collection promises', async () => {
    const storage = await database.open();
    const leadId = await addLead(storage);
    const [kept, gone] = [sampleMeeting(leadId), sampleMeeting(leadId)];
    await storage.meetings.add(kept, ADMIN);
    await storage.meetings.add(gone, ADMIN);
    expect(await namedBy(leadId)).toEqual([kept.id, gone.id]);
    await storage.meetings.remove(gone.id, ADMIN, at(2));
    expect(await namedBy(leadId)).toEqual([kept.id]);
    expect(await meetings().countDocuments()).toBe(1);
  });

  test.each([
    { left: 'before the lead heard of it', isNamed: false },
    { left: 'before its event was removed from it', isNamed: true },
  ])('a new meeting that was left $left is completed once', async ({ isNamed }) => {
    const storage = await database.open();
    const leadId = await addLead(storage);
    const meeting = sampleMeeting(leadId);
    await storage.meetings.add(meeting, ADMIN);
    const { events } = await storage.leadEvents.listOfLead(leadId, { limit: 1 });
    const event = await database.db
      .collection('lead_events')
      .findOne({ _id: ObjectId.createFromHexString(events[0]?.id ?? '') });
    if (!event) throw new Error('The event is missing.');
    const { changedAt: _changedAt, ...pending } = event;
    if (!isNamed) {
      await database.db.collection('lead_events').deleteOne({ _id: event._id });
      await database.db
        .collection('leads')
        .updateOne({}, { $set: { meetings: [] }, $unset: { pendingEvents: '', pendingSince: '' } });
    }
    const left = { pendingEvents: [{ ...pending, address: null, n: 0 }], pendingSince: new Date() };
    await meetings().updateOne({}, { $set: left as object });
    await nothingWaits();
    expect(await namedBy(leadId)).toEqual([meeting.id]);
    expect(await typesOf(storage, leadId)).toEqual(['lead.meeting-added', 'lead.created']);
    expect(await storage.meetings.find(meeting.id)).toEqual(meeting);
  });

  test('a meeting that was being removed when its process ended is removed, once', async () => {
    const storage = await database.open();
    const leadId = await addLead(storage);
    const meeting = sampleMeeting(leadId);
    await storage.meetings.add(meeting, ADMIN);
    await meetings().updateOne({}, { $set: { isRemoved: true, pendingSince: new Date() } });
    expect(await storage.meetings.find(meeting.id)).toBeUndefined();
    expect(await storage.meetings.remove(meeting.id, ADMIN, at(2))).toBeUndefined();
    await eventually('it is gone', async () => (await meetings().countDocuments()) === 0, 30_000);
  });

  test('a process that is killed while it changes meetings loses no event, and none comes twice', async () => {
    const survivor = await database.open();
    const leadId = await addLead(survivor);
    const planned = Array.from({ length: 10 }, () => sampleMeeting(leadId));
    for (const meeting of planned) await survivor.meetings.add(meeting, ADMIN);
    const doomed = await startMongodbProcess(database.settings);
    let changed = 0;
    await Promise.allSettled(
      planned.flatMap(({ id }) =>
        ['a', 'b', 'c'].map(async (place) => {
          await doomed.storage.meetings.change(id, { set: { place } }, ADMIN, at(3));
          changed += 1;
          if (changed === 8) await doomed.kill();
        }),
      ),
    );
    await nothingWaits();
    const { items } = await survivor.meetings.list({ limit: 100 });
    const changes = items.reduce((sum, { sequence }) => sum + sequence, 0);
    expect(changes).toBeGreaterThanOrEqual(8);
    const types = await typesOf(survivor, leadId);
    expect(types.filter((type) => type === 'lead.meeting-changed')).toHaveLength(changes);
    expect(types.filter((type) => type === 'lead.meeting-added')).toHaveLength(10);
  });

  test('a meeting that another process adds while the person is erased is gone after a while', async () => {
    const storage = await database.open();
    const leadId = await addLead(storage);
    await storage.meetings.add(sampleMeeting(leadId), ADMIN);
    const [document] = await meetings().find().toArray();
    if (!document) throw new Error('The meeting is missing.');
    await storage.erasures.erase({
      certificateId: newId(),
      leadIds: [leadId],
      heldLeadIds: [],
      by: ADMIN,
      at: at(50),
    });
    // Its process ended between storing it and telling the lead.
    await meetings().insertOne({ ...document, _id: new ObjectId() });
    const later = await database.open({ now: () => new Date(Date.now() + 2 * 60_000) });
    await eventually('it is gone', async () => (await meetings().countDocuments()) === 0, 30_000);
    await later.close();
  });

  test('documents of another program in the same collection stay, and are not shown', async () => {
    await meetings().insertOne({ _id: new ObjectId(), subject: 'Of another program' } as never);
    const storage = await database.open();
    const leadId = await addLead(storage);
    const meeting = sampleMeeting(leadId);
    await storage.meetings.add(meeting, ADMIN);
    expect((await storage.meetings.list({ limit: 10 })).items).toEqual([meeting]);
    expect(await meetings().countDocuments()).toBe(2);
  });
});
