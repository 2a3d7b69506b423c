import { describe, expect, test } from 'vitest';
import type { PersonalEvent } from '../../src/leads/lead-event.ts';
import { FIRST_EVENT } from '../../src/leads/lead-event-store.ts';
import { newId } from '../../src/new-id.ts';
import type { CalendarFeed } from '../../src/planner/calendar-feed-store.ts';
import type { Meeting } from '../../src/planner/meeting.ts';
import type { Task } from '../../src/planner/task.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { INTAKE, type UserActor } from '../../src/users/actor.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import { ADMIN, at, sampleLead } from './samples.ts';

const GRACE: UserActor = { kind: 'user', id: 'user-2', name: 'Grace' };

/** The wall time in Berlin of `at(seconds)`, which is in winter. */
const wall = (seconds: number) => ({
  local: new Date(at(seconds).getTime() + 3_600_000).toISOString().slice(0, 16),
  zone: 'Europe/Berlin',
  at: at(seconds),
});

const sampleMeeting = (leadId: string, meeting: Partial<Meeting> = {}): Meeting => ({
  id: newId(),
  leadId,
  ownerId: ADMIN.id,
  title: 'Tasting for Anna',
  start: wall(3_600),
  durationMin: 45,
  place: 'Main Street 1',
  url: 'https://meet.example.com/anna',
  state: 'planned',
  sequence: 0,
  createdBy: ADMIN,
  createdAt: at(1),
  updatedAt: at(1),
  ...meeting,
});

const sampleTask = (leadId: string | null, task: Partial<Task> = {}): Task => ({
  id: newId(),
  leadId,
  assigneeId: ADMIN.id,
  title: 'Send Anna the offer',
  due: wall(3_600),
  isDone: false,
  doneAt: null,
  doneBy: null,
  sequence: 0,
  createdBy: ADMIN,
  createdAt: at(1),
  updatedAt: at(1),
  ...task,
});

const sampleFeed = (feed: Partial<CalendarFeed> = {}): CalendarFeed => ({
  userId: 'user-1',
  withPlaces: false,
  createdAt: at(1),
  lastReadAt: null,
  ...feed,
});

/** What every engine must do with meetings, tasks and calendar feeds. */
export function describePlannerContract(openStorage: OpenStorage): void {
  const addLead = async ({ leads }: Pick<Storage, 'leads'>) =>
    (await leads.recordOnce(sampleLead(), INTAKE, at(0))).lead.id;

  describe('meetings', () => {
    const opened = useStorage(openStorage);
    const storage = () => opened().storage;
    const addMeeting = async (changes: Partial<Meeting> = {}, leadId?: string) => {
      const meeting = sampleMeeting(leadId ?? (await addLead(storage())), changes);
      expect(await storage().meetings.add(meeting, ADMIN)).toBe(true);
      return meeting;
    };
    const history = async (leadId: string): Promise<readonly PersonalEvent[]> =>
      (await storage().leadEvents.listOfLead(leadId, { limit: 100 })).events;

    test('a meeting is stored with its lead, and every process finds it', async () => {
      const meeting = await addMeeting();
      const { storage: far } = await opened().startProcess();
      for (const each of [storage(), far])
        expect(await each.meetings.find(meeting.id)).toEqual(meeting);
      const { items } = await storage().meetings.list({ leadId: meeting.leadId, limit: 10 });
      expect(items).toEqual([meeting]);
      const { meetings } = await opened().reopen();
      expect(await meetings.find(meeting.id)).toEqual(meeting);
    });

    test('several meetings are found by their ids at once, without those that are not there', async () => {
      const [one, other, removed] = [await addMeeting(), await addMeeting(), await addMeeting()];
      await storage().meetings.remove(removed.id, ADMIN, at(9));
      const ids = [one.id, newId(), removed.id, other.id, 'unknown'];
      const found = await storage().meetings.findAll(ids);
      expect(found).toHaveLength(2);
      expect(found).toEqual(expect.arrayContaining([one, other]));
      expect(await storage().meetings.findAll([])).toEqual([]);
      expect(await storage().tasks.findAll(ids)).toEqual([]);
    });

    test('a meeting of a lead that does not exist is not stored', async () => {
      const meeting = sampleMeeting(newId());
      expect(await storage().meetings.add(meeting, ADMIN)).toBe(false);
      expect(await storage().meetings.find(meeting.id)).toBeUndefined();
      expect(await storage().meetings.find('unknown')).toBeUndefined();
    });

    test('the history of the lead says by whom and what was there before; other readers get no data of the person', async () => {
      const { id, leadId } = await addMeeting();
      const set = { title: 'Call Anna', start: wall(7_200), state: 'held' } as const;
      await storage().meetings.change(id, { set }, GRACE, at(9));
      await storage().meetings.remove(id, ADMIN, at(10));
      const events = await history(leadId);
      expect(events.map(({ type }) => type)).toEqual([
        'lead.meeting-removed',
        'lead.meeting-changed',
        'lead.meeting-added',
        'lead.created',
      ]);
      expect(events[1]).toMatchObject({
        by: GRACE,
        at: at(9),
        changes: {
          meeting: { from: id, to: id },
          title: { from: null, to: null },
          start: { from: at(3_600).toISOString(), to: at(7_200).toISOString() },
          state: { from: 'planned', to: 'held' },
        },
      });
      expect(events.map(({ personal }) => personal)).toEqual([
        {
          title: { from: 'Call Anna', to: '' },
          place: { from: 'Main Street 1', to: '' },
          url: { from: 'https://meet.example.com/anna', to: '' },
        },
        { title: { from: 'Tasting for Anna', to: 'Call Anna' } },
        {
          title: { from: '', to: 'Tasting for Anna' },
          place: { from: '', to: 'Main Street 1' },
          url: { from: '', to: 'https://meet.example.com/anna' },
        },
        {},
      ]);
      const { events: forAll } = await storage().leadEvents.listAfter(FIRST_EVENT, 50);
      expect(forAll).toHaveLength(4);
      for (const text of ['Anna', 'Main Street', 'example.com'])
        expect(JSON.stringify(forAll)).not.toContain(text);
    });

    test('an erasure empties what the history says of meetings, and keeps that there were some', async () => {
      const { id, leadId } = await addMeeting();
      await storage().meetings.change(id, { set: { place: 'At Anna’s' } }, GRACE, at(9));
      await storage().erasures.erase({
        certificateId: newId(),
        leadIds: [leadId],
        heldLeadIds: [],
        by: ADMIN,
        at: at(20),
      });
      const events = await history(leadId);
      expect(events.map(({ type }) => type)).toContain('lead.meeting-changed');
      for (const text of ['Anna', 'Main Street', 'example.com'])
        expect(JSON.stringify(events)).not.toContain(text);
    });

    test('each change raises the sequence, and a change to what is there does not', async () => {
      const { id } = await addMeeting();
      const { meetings } = storage();
      const edited = await meetings.change(id, { set: { place: '' } }, ADMIN, at(9));
      expect(edited).toMatchObject({
        kind: 'changed',
        item: { place: '', sequence: 1, updatedAt: at(9), createdAt: at(1) },
      });
      expect(await meetings.change(id, { set: { place: '' } }, ADMIN, at(10))).toMatchObject({
        kind: 'same',
        item: { sequence: 1, updatedAt: at(9) },
      });
      expect(await meetings.find(id)).toMatchObject({ place: '', sequence: 1 });
      expect(await meetings.change(newId(), { set: { place: '' } }, ADMIN, at(9))).toBeUndefined();
    });

    test('W22: a field that somebody else has changed is a conflict, and another field is none', async () => {
      const { id, place, title } = await addMeeting();
      const { meetings } = storage();
      await meetings.change(id, { set: { place: 'Café' } }, GRACE, at(9));
      const lost = { set: { place: 'Office' }, from: { place } };
      expect(await meetings.change(id, lost, ADMIN, at(10))).toMatchObject({
        kind: 'conflict',
        fields: ['place'],
        item: { place: 'Café' },
      });
      const other = { set: { title: 'Tasting' }, from: { title } };
      expect(await meetings.change(id, other, ADMIN, at(11))).toMatchObject({
        kind: 'changed',
        item: { title: 'Tasting', place: 'Café' },
      });
    });

    test('changes of two processes at the same moment are all kept', async () => {
      const { id, leadId } = await addMeeting();
      const { storage: far } = await opened().startProcess();
      const changes = [
        { title: 'One' },
        { place: 'Two' },
        { url: '' },
        { durationMin: 90 },
        { start: wall(9_000) },
        { ownerId: GRACE.id },
      ];
      const edited = await Promise.all(
        changes.map((set, index) =>
          (index % 2 === 0 ? storage() : far).meetings.change(id, { set }, ADMIN, at(9 + index)),
        ),
      );
      expect(edited.map((each) => each?.kind)).toEqual(changes.map(() => 'changed'));
      expect(await storage().meetings.find(id)).toMatchObject({
        ...Object.assign({}, ...changes),
        sequence: changes.length,
      });
      const events = await history(leadId);
      expect(events.filter(({ type }) => type === 'lead.meeting-changed')).toHaveLength(6);
      expect(new Set(events.map((event) => event.id)).size).toBe(events.length);
    });

    test('two changes of the same field from the same value: one wins, and the other hears of it', async () => {
      const { id, title } = await addMeeting();
      const { storage: far } = await opened().startProcess();
      const edited = await Promise.all(
        [storage(), far].map(({ meetings }, index) =>
          meetings.change(id, { set: { title: `T${index}` }, from: { title } }, ADMIN, at(9)),
        ),
      );
      expect(edited.map((each) => each?.kind).toSorted()).toEqual(['changed', 'conflict']);
    });

    test('a removed meeting is gone, and is removed once', async () => {
      const meeting = await addMeeting();
      const { storage: far } = await opened().startProcess();
      const removed = await Promise.all(
        [storage(), far].map(({ meetings }) => meetings.remove(meeting.id, ADMIN, at(9))),
      );
      expect(removed.filter((each) => each !== undefined)).toEqual([meeting]);
      expect(await storage().meetings.find(meeting.id)).toBeUndefined();
      expect((await storage().meetings.list({ limit: 10 })).items).toEqual([]);
      const events = await history(meeting.leadId);
      expect(events.filter(({ type }) => type === 'lead.meeting-removed')).toHaveLength(1);
    });

    test('a meeting that somebody has changed since it was seen is not removed', async () => {
      const meeting = await addMeeting();
      const { meetings } = storage();
      await meetings.change(meeting.id, { set: { title: 'Other' } }, GRACE, at(2));
      await expect(meetings.remove(meeting.id, ADMIN, at(3), 0)).rejects.toMatchObject({
        code: 'changed-since',
      });
      expect(await meetings.find(meeting.id)).toMatchObject({ title: 'Other', sequence: 1 });
      expect(await meetings.remove(meeting.id, ADMIN, at(3), 1)).toMatchObject({ id: meeting.id });
      expect(await meetings.remove(meeting.id, ADMIN, at(4), 1)).toBeUndefined();
    });

    test('a list is by time, in pages, and each condition excludes what it says', async () => {
      const leadId = await addLead(storage());
      const [late, early, cancelled, others] = [
        await addMeeting({ start: wall(9_000) }, leadId),
        await addMeeting({ start: wall(3_000) }, leadId),
        await addMeeting({ start: wall(5_000), state: 'cancelled' }, leadId),
        await addMeeting({ start: wall(3_000), ownerId: GRACE.id }),
      ];
      const ids = async (query: object) =>
        (await storage().meetings.list({ limit: 10, ...query })).items.map(({ id }) => id);
      expect(await ids({})).toEqual([early.id, others.id, cancelled.id, late.id]);
      expect(await ids({ leadId })).toEqual([early.id, cancelled.id, late.id]);
      expect(await ids({ userId: GRACE.id })).toEqual([others.id]);
      expect(await ids({ isOpen: false })).toEqual([cancelled.id]);
      expect(await ids({ isOpen: true, leadId })).toEqual([early.id, late.id]);
      expect(await ids({ from: at(3_000), to: at(5_000) })).toEqual([early.id, others.id]);
      expect(await ids({ from: at(5_000), to: at(9_000) })).toEqual([cancelled.id]);

      const paged: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await storage().meetings.list({ limit: 1, cursor });
        paged.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      expect(paged).toEqual([early.id, others.id, cancelled.id, late.id]);
      await expect(storage().meetings.list({ limit: 1, cursor: 'x' })).rejects.toMatchObject({
        code: 'invalid-cursor',
      });
    });

    test('half of a character is stored as one that can be read', async () => {
      const { id } = await addMeeting({ title: 'Cake \ud83d' });
      expect((await storage().meetings.find(id))?.title).toBe('Cake \ufffd');
      await storage().meetings.change(id, { set: { place: '\udc00' } }, ADMIN, at(9));
      expect((await storage().meetings.find(id))?.place).toBe('\ufffd');
    });

    test('the erasure of a lead removes its meetings and tasks, and no others', async () => {
      const gone = await addMeeting();
      const kept = await addMeeting();
      const tasks = [sampleTask(gone.leadId), sampleTask(kept.leadId), sampleTask(null)];
      for (const task of tasks) await storage().tasks.add(task, ADMIN);
      await storage().erasures.erase({
        certificateId: newId(),
        leadIds: [gone.leadId],
        heldLeadIds: [],
        by: ADMIN,
        at: at(50),
      });
      expect((await storage().meetings.list({ limit: 10 })).items).toEqual([kept]);
      expect(await storage().meetings.find(gone.id)).toBeUndefined();
      const left = (await storage().tasks.list({ limit: 10 })).items.map(({ id }) => id);
      expect(left).toEqual([tasks[1]?.id, tasks[2]?.id]);
      const late = sampleMeeting(gone.leadId);
      expect(await storage().meetings.add(late, ADMIN)).toBe(false);
    });

    test('an erasure and new meetings at the same moment leave nothing of the person', async () => {
      const leadId = await addLead(storage());
      const { storage: far } = await opened().startProcess();
      const adding = Array.from({ length: 20 }, (_, index) =>
        (index % 2 === 0 ? storage() : far).meetings.add(sampleMeeting(leadId), ADMIN),
      );
      await Promise.all([
        ...adding,
        storage().erasures.erase({
          certificateId: newId(),
          leadIds: [leadId],
          heldLeadIds: [],
          by: ADMIN,
          at: at(50),
        }),
      ]);
      expect((await storage().meetings.list({ leadId, limit: 100 })).items).toEqual([]);
    });
  });

  describe('tasks', () => {
    const opened = useStorage(openStorage);
    const storage = () => opened().storage;

    test('a task may belong to a lead, and to nobody', async () => {
      const leadId = await addLead(storage());
      const tasks = [sampleTask(leadId), sampleTask(null, { assigneeId: null, due: wall(9_000) })];
      for (const task of tasks) expect(await storage().tasks.add(task, ADMIN)).toBe(true);
      const { storage: far } = await opened().startProcess();
      for (const task of tasks) expect(await far.tasks.find(task.id)).toEqual(task);
      const ids = tasks.map(({ id }) => id);
      expect(await far.tasks.findAll(ids)).toEqual(expect.arrayContaining(tasks));
      expect((await storage().tasks.list({ limit: 10 })).items).toEqual(tasks);
      expect((await storage().tasks.list({ limit: 10, leadId })).items).toEqual([tasks[0]]);
      const { events } = await storage().leadEvents.listOfLead(leadId, { limit: 10 });
      expect(events.map(({ type }) => type)).toEqual(['lead.task-added', 'lead.created']);
      expect(await storage().tasks.add(sampleTask(newId()), ADMIN)).toBe(false);
    });

    test('a task that is done says when and by whom, and is open again if that is undone', async () => {
      const task = sampleTask(null);
      const { tasks } = storage();
      await tasks.add(task, ADMIN);
      expect(await tasks.change(task.id, { set: { isDone: true } }, GRACE, at(9))).toMatchObject({
        kind: 'changed',
        item: { isDone: true, doneAt: at(9), doneBy: GRACE, sequence: 1 },
      });
      expect(await tasks.find(task.id)).toMatchObject({ isDone: true, doneBy: GRACE });
      expect((await tasks.list({ limit: 10, isOpen: true })).items).toEqual([]);
      expect((await tasks.list({ limit: 10, isOpen: false })).items).toHaveLength(1);
      await tasks.change(task.id, { set: { isDone: false } }, GRACE, at(10));
      expect(await tasks.find(task.id)).toMatchObject({
        isDone: false,
        doneAt: null,
        doneBy: null,
        sequence: 2,
      });
      expect((await tasks.list({ limit: 10, isOpen: true, userId: ADMIN.id })).items).toHaveLength(
        1,
      );
    });

    test('two people who finish a task at the same moment finish it once', async () => {
      const task = sampleTask(await addLead(storage()));
      await storage().tasks.add(task, ADMIN);
      const { storage: far } = await opened().startProcess();
      const edited = await Promise.all(
        [storage(), far].map(({ tasks }) =>
          tasks.change(task.id, { set: { isDone: true } }, GRACE, at(9)),
        ),
      );
      expect(edited.map((each) => each?.kind).toSorted()).toEqual(['changed', 'same']);
      expect(await storage().tasks.remove(task.id, ADMIN, at(10))).toMatchObject({ isDone: true });
      expect(await storage().tasks.remove(task.id, ADMIN, at(10))).toBeUndefined();
    });
  });

  describe('calendar feeds', () => {
    const opened = useStorage(openStorage);
    const feeds = () => opened().storage.calendarFeeds;

    test('a feed is found by the hash of its token, in every process', async () => {
      await feeds().put(sampleFeed(), 'hash-1');
      await feeds().put(sampleFeed({ userId: 'user-2', withPlaces: true }), 'hash-2');
      const { storage: far } = await opened().startProcess();
      for (const store of [feeds(), far.calendarFeeds])
        expect(await store.findByHash('hash-1')).toEqual(sampleFeed());
      expect(await feeds().find('user-2')).toMatchObject({ withPlaces: true });
      expect(await feeds().findByHash('hash-3')).toBeUndefined();
    });

    test('a new feed takes the place of the one before', async () => {
      await feeds().put(sampleFeed({ lastReadAt: at(3) }), 'hash-1');
      await feeds().put(sampleFeed({ createdAt: at(9) }), 'hash-2');
      expect(await feeds().findByHash('hash-1')).toBeUndefined();
      expect(await feeds().find('user-1')).toEqual(sampleFeed({ createdAt: at(9) }));
    });

    test('a read is noted, and a removed feed is gone', async () => {
      await feeds().put(sampleFeed(), 'hash-1');
      await feeds().noteRead('user-1', at(9));
      expect(await feeds().find('user-1')).toMatchObject({ lastReadAt: at(9) });
      expect(await feeds().remove('user-1')).toBe(true);
      expect(await feeds().remove('user-1')).toBe(false);
      expect(await feeds().findByHash('hash-1')).toBeUndefined();
    });
  });
}
