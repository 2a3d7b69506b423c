import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ErrorAnswer } from '../../src/contract/error.ts';
import type { LeadDetails } from '../../src/contract/lead.ts';
import type { NoticeList } from '../../src/contract/notice.ts';
import type { MeetingAnswer, TaskAnswer } from '../../src/contract/planner.ts';
import type { UserList } from '../../src/contract/user.ts';
import { addUser } from '../support/add-user.ts';
import type { ApiClient } from '../support/api-client.ts';
import { eventually } from '../support/eventually.ts';
import { startWorld, type World } from '../support/start-world.ts';

let world: World;
let ben: ApiClient;
const ids = new Map<string, string>();
beforeAll(async () => {
  world = await startWorld();
  for (const name of ['ann', 'cy']) await addUser(world.app, 'user', `${name}@example.com`);
  ben = await addUser(world.app, 'user', 'ben@example.com');
  const { users } = (await world.app.admin.get<UserList>('/api/users')).body;
  for (const { id, email } of users) ids.set(email.split('@')[0] ?? '', id);
});
afterAll(() => world.close());

const idOf = (name: string) => ids.get(name) ?? '';
const disable = (name: string, handOver?: object) =>
  world.app.admin.patch<ErrorAnswer>(`/api/users/${idOf(name)}`, {
    disabled: true,
    ...(handOver && { handOver }),
  });
const read = async (id: string) =>
  (await world.app.admin.get<LeadDetails>(`/api/leads/${id}`)).body;
const add = async (ownerId: string) =>
  (await world.app.admin.post<LeadDetails>('/api/leads', { name: 'Walk In', ownerId })).body;

test('W6: a person with leads, tasks or meetings is disabled only if somebody gets them', async () => {
  const lead = await add(idOf('ann'));
  const start = { local: '2030-12-01T09:00', zone: 'Europe/Berlin' };
  const task = await world.app.admin.post<TaskAnswer>('/api/tasks', {
    title: 'Send the offer',
    due: start,
    assigneeId: idOf('ann'),
  });
  const meeting = await world.app.admin.post<MeetingAnswer>('/api/meetings', {
    leadId: lead._id,
    title: 'Tasting',
    start,
    durationMin: 30,
    ownerId: idOf('ann'),
  });
  const refused = await disable('ann');
  expect(refused.status).toBe(409);
  expect(refused.body).toMatchObject({
    code: 'hand-over-needed',
    params: { leads: 1, tasks: 1, meetings: 1 },
  });
  expect((await disable('ann', { to: idOf('ann') })).body.code).toBe('owner-disabled');
  expect((await disable('ann', { to: 'nobody' })).status).toBe(404);
  expect((await disable('ann', { to: idOf('ben') })).status).toBe(200);
  await eventually('the work has another owner', async () => {
    const [{ ownerId }, { body: ofTask }, { body: ofMeeting }] = await Promise.all([
      read(lead._id),
      world.app.admin.get<TaskAnswer>(`/api/tasks/${task.body._id}`),
      world.app.admin.get<MeetingAnswer>(`/api/meetings/${meeting.body._id}`),
    ]);
    const owners = [ownerId, ofTask.assigneeId, ofMeeting.ownerId];
    return owners.every((owner) => owner === idOf('ben'));
  });
  const { notices } = await eventually('the new owner is told', async () => {
    const { body } = await ben.get<NoticeList>('/api/notices');
    return body.notices.length > 0 && body;
  });
  expect(notices).toMatchObject([{ kind: 'work-handed-over', leadId: null }]);
});

test('W5: the untouched leads of a person who leaves go back to the rules', async () => {
  await world.app.admin.put('/api/assignment-rules', {
    rules: [{ name: 'All', members: [{ userId: idOf('cy') }, { userId: idOf('ben') }] }],
  });
  const lead = await add(idOf('cy'));
  expect((await disable('cy', { to: null })).status).toBe(200);
  await eventually('the other member has the lead', async () => {
    const { ownerId, assignment } = await read(lead._id);
    return ownerId === idOf('ben') && assignment?.ruleName === 'All';
  });
});
