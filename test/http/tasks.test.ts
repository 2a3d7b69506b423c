import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ErrorAnswer } from '../../src/contract/error.ts';
import type { LeadDetails } from '../../src/contract/lead.ts';
import type { TaskAnswer, TaskList } from '../../src/contract/planner.ts';
import type { ApiClient } from '../support/api-client.ts';
import { eventually } from '../support/eventually.ts';
import { startSalesWorld } from '../support/start-sales-world.ts';
import type { World } from '../support/start-world.ts';
import { watchEvents } from '../support/watch-events.ts';

let world: World;
let lead: LeadDetails;
let sales: ApiClient;
beforeAll(async () => {
  ({ world, lead, sales } = await startSalesWorld());
});
afterAll(() => world.close());

type Refused = TaskAnswer & ErrorAnswer;
const due = (local: string, zone = 'Europe/Berlin') => ({ local, zone });
const post = (body: object = {}, client = world.app.admin) =>
  client.post<Refused>('/api/tasks', {
    title: 'Send the offer',
    due: due('2030-12-01T09:00'),
    ...body,
  });
const add = async (body: object = {}) => (await post(body)).body;
const patch = (id: string, body: object, client = world.app.admin) =>
  client.patch<Refused>(`/api/tasks/${id}`, body);
const ids = async (query: string, client = world.app.admin) =>
  (await client.get<TaskList>(`/api/tasks?${query}`)).body.tasks.map(({ _id }) => _id);

/** A wall time in a zone, `minutes` from now. */
function wall(minutes: number, zone: string) {
  const moment = new Date(Date.now() + minutes * 60_000);
  const local = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(moment);
  return { local: local.replace(' ', 'T'), zone };
}

test('a task belongs to whoever made it, and to a lead if it names one', async () => {
  const { status, body } = await post({ leadId: lead._id });
  expect(status).toBe(201);
  expect(body).toMatchObject({
    leadId: lead._id,
    leadName: lead.name,
    assigneeName: 'Admin',
    allDay: false,
    done: false,
    doneAt: null,
    due: { local: '2030-12-01T09:00', at: '2030-12-01T08:00:00.000Z' },
  });
  expect(await add({ leadId: null, assigneeId: null })).toMatchObject({
    leadId: null,
    leadName: null,
    assigneeId: null,
  });
  expect(await ids(`leadId=${lead._id}`)).toEqual([body._id]);
  expect((await post({ leadId: 'none' })).status).toBe(404);
});

test('a task is done, by whom is told, and it can be undone', async () => {
  const { _id } = await add();
  const finished = await patch(_id, { done: true }, sales);
  expect(finished.body).toMatchObject({ done: true, doneBy: { kind: 'user' } });
  expect(finished.body.doneAt).not.toBeNull();
  expect(await ids('open=true')).not.toContain(_id);
  expect(await ids('open=false')).toContain(_id);
  expect((await patch(_id, { done: false })).body).toMatchObject({ done: false, doneBy: null });
  expect(await ids('open=true')).toContain(_id);
});

test('W28: a task of a whole day is overdue when the day has ended in the time zone of the task', async () => {
  const dateIn = (zone: string) =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(new Date());
  // The zone in which a day ends first, and that in which it ends last.
  const [first, last] = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'];
  const today = await add({ due: due(dateIn(last), last) });
  const yesterday = new Date(Date.parse(dateIn(first)) - 86_400_000).toISOString().slice(0, 10);
  const over = await add({ due: due(yesterday, first) });
  expect(today).toMatchObject({ allDay: true });
  const overdue = await ids('overdue=true');
  expect(overdue).toContain(over._id);
  expect(overdue).not.toContain(today._id);
});

test('only open tasks whose time is over are overdue', async () => {
  const zone = 'America/New_York';
  const [past, done, future] = [
    await add({ due: wall(-5, zone) }),
    await add({ due: wall(-5, zone) }),
    await add({ due: wall(5, zone) }),
  ];
  await patch(done._id, { done: true });
  const overdue = await ids('overdue=true');
  expect(overdue).toContain(past._id);
  expect(overdue).not.toContain(done._id);
  expect(overdue).not.toContain(future._id);
});

test('mine are those that are assigned to whoever asks', async () => {
  const { body } = await post({}, sales);
  expect(await ids('mine=true', sales)).toEqual([body._id]);
  await patch(body._id, { assigneeId: null });
  expect(await ids('mine=true', sales)).toEqual([]);
});

test('W22: two people who change the same field hear of it', async () => {
  const { _id, title } = await add();
  await patch(_id, { title: 'Call', from: { title } }, sales);
  const { status, body } = await patch(_id, { title: 'Write', from: { title } });
  expect([status, body.code]).toEqual([409, 'planner-changed-since']);
  const later = { due: due('2030-12-02'), from: { due: due('2030-12-01T09:00') } };
  expect((await patch(_id, later)).body).toMatchObject({ title: 'Call', allDay: true });
});

test('a deleted task is gone', async () => {
  const { _id } = await add();
  expect((await world.app.admin.delete(`/api/tasks/${_id}`)).status).toBe(200);
  expect((await world.app.admin.get(`/api/tasks/${_id}`)).status).toBe(404);
  expect((await world.app.admin.delete(`/api/tasks/${_id}`)).status).toBe(404);
});

test('open screens of everybody hear that something was planned, without what it is', async () => {
  const events = await watchEvents(sales);
  await add({ title: 'A secret' });
  const find = () => events.events.find(({ type }) => type === 'planner.changed');
  expect(await eventually('the event', find)).toEqual({ type: 'planner.changed', data: {} });
  events.close();
});
