import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LeadDetails } from '../../src/contract/lead.ts';
import type { NoticeList } from '../../src/contract/notice.ts';
import type { MeetingAnswer, TaskAnswer } from '../../src/contract/planner.ts';
import { eventually } from '../support/eventually.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { startTimeMachine, type TimeMachine } from '../support/time-travel.ts';
import { watchEvents } from '../support/watch-events.ts';

let machine: TimeMachine;
let world: World;
beforeAll(async () => {
  machine = startTimeMachine();
  world = await startWorld();
});
afterAll(async () => {
  await world.close();
  machine.end();
});

/** A wall time in a zone, some seconds from now. */
function wall(seconds: number, zone: string) {
  const moment = new Date(Date.now() + seconds * 1000);
  const local = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(moment);
  return { local: local.replace(' ', 'T'), zone };
}
const remindersOf = async (itemId: string) =>
  (await world.app.admin.get<NoticeList>('/api/notices?limit=100')).body.notices.filter(
    (notice) => notice.itemId === itemId,
  );
const reminded = (itemId: string, count = 1) =>
  eventually(`${count} reminders of ${itemId}`, async () => {
    const found = await remindersOf(itemId);
    return found.length >= count && found;
  });
const addTask = async (seconds: number, zone = 'Asia/Tokyo') =>
  (
    await world.app.admin.post<TaskAnswer>('/api/tasks', {
      title: 'Call',
      due: wall(seconds, zone),
    })
  ).body;

test('W27: a task reminds when it is due in its zone, once, and the screen is told', async () => {
  const watch = await watchEvents(world.app.admin);
  const later = await addTask(3_600, 'America/New_York');
  const task = await addTask(2);
  const [reminder] = await reminded(task._id);
  expect(reminder).toMatchObject({
    kind: 'task-due',
    title: 'Call',
    dueAt: task.due.at,
    isLate: false,
    readAt: null,
  });
  // The live event may come after the notice.
  await eventually('the screen is told', async () =>
    watch.events.some(({ type }) => type === 'notices.changed'),
  );
  expect(await remindersOf(later._id)).toEqual([]);
  watch.close();
});

test('a meeting reminds its owner fifteen minutes before, with its lead', async () => {
  const lead = (await world.app.admin.post<LeadDetails>('/api/leads', { name: 'Walk In' })).body;
  const { body } = await world.app.admin.post<MeetingAnswer>('/api/meetings', {
    leadId: lead._id,
    title: 'Tasting',
    start: wall(600, 'Europe/Berlin'),
    durationMin: 30,
  });
  expect(await reminded(body._id)).toMatchObject([
    { kind: 'meeting-soon', leadId: lead._id, leadName: 'Walk In', title: 'Tasting' },
  ]);
});

test('each of several reminders has its title, and one whose task was deleted has none', async () => {
  const tasks = await Promise.all(
    ['Send the offer', 'Call back', 'Order'].map(
      async (title) =>
        (await world.app.admin.post<TaskAnswer>('/api/tasks', { title, due: wall(1, 'UTC') })).body,
    ),
  );
  for (const { _id } of tasks) await reminded(_id);
  await world.app.admin.delete(`/api/tasks/${tasks[2]?._id}`);
  const titles = await Promise.all(
    tasks.map(async ({ _id }) => (await remindersOf(_id)).map(({ title }) => title)),
  );
  expect(titles).toEqual([['Send the offer'], ['Call back'], [null]]);
});

test('a meeting reminds as long before as its owner has chosen', async () => {
  const lead = (await world.app.admin.post<LeadDetails>('/api/leads', { name: 'Walk In' })).body;
  const { body } = await world.app.admin.post<MeetingAnswer>('/api/meetings', {
    leadId: lead._id,
    title: 'In an hour',
    start: wall(3_500, 'Europe/Berlin'),
    durationMin: 30,
  });
  const task = await addTask(3);
  await reminded(task._id);
  expect(await remindersOf(body._id)).toEqual([]);
  await world.app.admin.patch('/api/account', { remindBeforeMin: 60 });
  expect(await reminded(body._id)).toMatchObject([{ isLate: false }]);
  await world.app.admin.patch('/api/account', { remindBeforeMin: 15 });
});

test('W29: what has rung does not ring again after a restart', async () => {
  const task = await addTask(3);
  await reminded(task._id);
  await world.restart();
  const other = await addTask(3);
  // Another one has been told after the restart, so this one would have been too.
  await reminded(other._id);
  expect(await remindersOf(task._id)).toHaveLength(1);
});

test('W30: a task that is moved after it has rung rings again at its new time', async () => {
  const task = await addTask(3);
  await reminded(task._id);
  await world.app.admin.patch(`/api/tasks/${task._id}`, { due: wall(1, 'UTC') });
  expect(await reminded(task._id, 2)).toHaveLength(2);
});

test('W31: two tasks that are due at the same time remind of both', async () => {
  const [one, other] = [await addTask(3), await addTask(3)];
  expect([...(await reminded(one._id)), ...(await reminded(other._id))]).toHaveLength(2);
});

test('W32: what was due while LeadRabbit was stopped reminds once after the start, as late, unless it is over', async () => {
  const lead = (await world.app.admin.post<LeadDetails>('/api/leads', { name: 'Walk In' })).body;
  const plan = async (title: string, durationMin: number) =>
    (
      await world.app.admin.post<MeetingAnswer>('/api/meetings', {
        leadId: lead._id,
        title,
        start: wall(7_200, 'Europe/Berlin'),
        durationMin,
      })
    ).body;
  const [over, going] = [await plan('Short', 15), await plan('Long', 120)];
  const task = await addTask(7_200);
  machine.forward({ minutes: 140 });
  await world.restart();
  expect(await reminded(task._id)).toMatchObject([{ kind: 'task-due', isLate: true }]);
  expect(await reminded(going._id)).toMatchObject([{ kind: 'meeting-soon', isLate: true }]);
  await world.restart();
  const later = await addTask(3);
  // It was told after the restart, so the others would have been too.
  await reminded(later._id);
  expect(await remindersOf(task._id)).toHaveLength(1);
  expect(await remindersOf(going._id)).toHaveLength(1);
  expect(await remindersOf(over._id)).toEqual([]);
});

test('W33: a meeting at a wall time that a change of the clocks skips or repeats is reminded of at its moment', async () => {
  const lead = (await world.app.admin.post<LeadDetails>('/api/leads', { name: 'Walk In' })).body;
  const year = new Date().getUTCFullYear() + 1;
  const lastSunday = (month: number) =>
    [31, 30, 29, 28, 27, 26, 25].find(
      (day) => new Date(Date.UTC(year, month - 1, day)).getUTCDay() === 0,
    );
  const plan = async (local: string) =>
    (
      await world.app.admin.post<MeetingAnswer>('/api/meetings', {
        leadId: lead._id,
        title: 'At night',
        start: { local, zone: 'Europe/Berlin' },
        durationMin: 30,
      })
    ).body;
  const skipped = await plan(`${year}-03-${lastSunday(3)}T02:30`);
  const repeated = await plan(`${year}-10-${lastSunday(10)}T02:30`);
  expect(skipped.start.at).toBe(`${year}-03-${lastSunday(3)}T01:30:00.000Z`);
  expect(repeated.start.at).toBe(`${year}-10-${lastSunday(10)}T00:30:00.000Z`);
  for (const { _id, start } of [skipped, repeated]) {
    const left = Date.parse(start.at) - Date.now();
    machine.forward({ minutes: left / 60_000 - 16 });
    await world.restart();
    expect(await remindersOf(_id)).toEqual([]);
    machine.forward({ minutes: 2 });
    expect(await reminded(_id)).toMatchObject([{ isLate: false, dueAt: start.at }]);
  }
});
