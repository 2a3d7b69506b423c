import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LeadDetails } from '../../src/contract/lead.ts';
import type { NoticeList } from '../../src/contract/notice.ts';
import type { TaskAnswer } from '../../src/contract/planner.ts';
import type { InviteAnswer } from '../../src/contract/user.ts';
import { ApiClient } from '../support/api-client.ts';
import { eventually } from '../support/eventually.ts';
import {
  runLeadRabbit,
  START_TIMEOUT_MS,
  type LeadRabbitProcess,
} from '../support/run-leadrabbit.ts';

const NO_META = 'http://127.0.0.1:9';

let first: LeadRabbitProcess;
let second: LeadRabbitProcess;
beforeAll(async () => {
  first = await runLeadRabbit(NO_META);
  second = await runLeadRabbit(NO_META, {}, first);
}, 2 * START_TIMEOUT_MS);
afterAll(async () => {
  await second.close();
  await first.close();
});

/** A person who can sign in. */
async function join(name: string) {
  const body = { name, email: `${name}@example.com`, role: 'user' };
  const { user, inviteUrl } = (await first.admin.post<InviteAnswer>('/api/users', body)).body;
  const client = new ApiClient(first.url);
  const token = inviteUrl.split('/').at(-1);
  await client.post('/api/auth/accept-invite', { token, password: 'three random words' });
  return { id: user.id, client };
}
const processOf = (index: number) => (index % 2 === 0 ? first : second);
const noticesOf = async (client: ApiClient) =>
  (await client.get<NoticeList>('/api/notices?limit=100')).body.notices;

test('W2: leads that come at once to two processes are spread evenly, and each owner is told once of each', async () => {
  const people = [await join('ann'), await join('ben'), await join('cy')];
  const members = people.map(({ id }) => ({ userId: id }));
  const rules = [{ name: 'All', members }];
  expect((await first.admin.put('/api/assignment-rules', { rules })).status).toBe(200);
  const added = await Promise.all(
    Array.from({ length: 64 }, (_, index) =>
      processOf(index).admin.post<LeadDetails>('/api/leads', { name: `Lead ${index}` }),
    ),
  );
  const owners = await eventually('every lead has an owner', async () => {
    const found = await Promise.all(
      added.map(({ body }) => first.admin.get<LeadDetails>(`/api/leads/${body._id}`)),
    );
    const ids = found.map(({ body }) => body.ownerId);
    return ids.every((id) => id !== null) && ids;
  });
  const counts = people.map(({ id }) => owners.filter((owner) => owner === id).length);
  expect(counts.toSorted()).toEqual([21, 21, 22]);
  for (const [index, { client }] of people.entries()) {
    const told = await eventually('all are told', async () => {
      const found = await noticesOf(client);
      return found.length >= (counts[index] ?? 0) && found;
    });
    expect(new Set(told.map(({ leadId }) => leadId)).size).toBe(told.length);
    expect(told).toHaveLength(counts[index] ?? 0);
  }
});

test('W29: of two processes that remind, one of which is killed and started again, a reminder comes once', async () => {
  const add = async () =>
    (
      await first.admin.post<TaskAnswer>('/api/tasks', {
        title: 'Call',
        due: { local: new Date(Date.now() + 1_000).toISOString().slice(0, 19), zone: 'UTC' },
      })
    ).body;
  const remindersOf = async ({ _id }: TaskAnswer) =>
    (await noticesOf(first.admin)).filter(({ itemId }) => itemId === _id);
  const reminded = (task: TaskAnswer) =>
    eventually('the task reminds', async () => (await remindersOf(task)).length > 0);
  const tasks = [await add(), await add(), await add()];
  for (const task of tasks) await reminded(task);
  second = await second.killAndRestart();
  const later = await add();
  await reminded(later);
  for (const task of [...tasks, later]) expect(await remindersOf(task)).toHaveLength(1);
});
