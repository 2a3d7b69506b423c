import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LeadDetails } from '../../src/contract/lead.ts';
import type { NoticeList } from '../../src/contract/notice.ts';
import type { MeetingAnswer, TaskAnswer } from '../../src/contract/planner.ts';
import { eventually } from '../support/eventually.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { watchEvents } from '../support/watch-events.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

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
  expect(watch.events.some(({ type }) => type === 'notices.changed')).toBe(true);
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

test('W29: what has rung does not ring again after a restart', async () => {
  const task = await addTask(1);
  await reminded(task._id);
  await world.restart();
  const other = await addTask(1);
  // Another one has been told after the restart, so this one would have been too.
  await reminded(other._id);
  expect(await remindersOf(task._id)).toHaveLength(1);
});

test('W30: a task that is moved after it has rung rings again at its new time', async () => {
  const task = await addTask(1);
  await reminded(task._id);
  await world.app.admin.patch(`/api/tasks/${task._id}`, { due: wall(1, 'UTC') });
  expect(await reminded(task._id, 2)).toHaveLength(2);
});

test('W31: two tasks that are due at the same time remind of both', async () => {
  const [one, other] = [await addTask(1), await addTask(1)];
  expect([...(await reminded(one._id)), ...(await reminded(other._id))]).toHaveLength(2);
});
