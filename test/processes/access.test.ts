import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NewApiKeyAnswer } from '../../src/contract/api-key.ts';
import type { InviteAnswer } from '../../src/contract/user.ts';
import { ApiClient } from '../support/api-client.ts';
import { eventually } from '../support/eventually.ts';
import {
  runLeadRabbit,
  START_TIMEOUT_MS,
  type LeadRabbitProcess,
} from '../support/run-leadrabbit.ts';
import { watchEvents } from '../support/watch-events.ts';

const NO_META = 'http://127.0.0.1:9';
const PASSWORD = 'three random words';

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

let count = 0;
/** A person who has joined at the first process, with clients of the same session at both processes. */
async function join(role: 'user' | 'admin') {
  count += 1;
  const body = { name: 'Grace', email: `grace-${count}@example.com`, role };
  const { user, inviteUrl } = (await first.admin.post<InviteAnswer>('/api/users', body)).body;
  const atFirst = new ApiClient(first.url);
  const token = inviteUrl.split('/').at(-1);
  const joined = await atFirst.post('/api/auth/accept-invite', { token, password: PASSWORD });
  expect(joined.status).toBe(200);
  return { id: user.id, atFirst, cookie: atFirst.cookie };
}
const askSecond = async (path: string, headers: Readonly<Record<string, string>>) =>
  (await new ApiClient(second.url).get(path, { headers })).status;

test('a person who signs out at one process is signed out at the other, and the event stream there ends', async () => {
  const { atFirst, cookie } = await join('user');
  const watch = await watchEvents({ url: second.url, cookie });
  expect(await askSecond('/api/leads', { cookie })).toBe(200);
  await atFirst.post('/api/auth/sign-out');
  expect(await askSecond('/api/leads', { cookie })).toBe(401);
  await eventually('the stream ends', () => watch.isOver());
});

test('a person who is disabled at one process cannot use the other, and the event stream there ends', async () => {
  const { id, cookie } = await join('user');
  const watch = await watchEvents({ url: second.url, cookie });
  expect(await askSecond('/api/leads', { cookie })).toBe(200);
  const { status } = await first.admin.patch(`/api/users/${id}`, { disabled: true });
  expect(status).toBe(200);
  expect(await askSecond('/api/leads', { cookie })).toBe(401);
  await eventually('the stream ends', () => watch.isOver());
});

test('an admin who becomes a user at one process is no admin at the other, and the event stream there ends', async () => {
  const { id, cookie } = await join('admin');
  const watch = await watchEvents({ url: second.url, cookie });
  expect(await askSecond('/api/users', { cookie })).toBe(200);
  const { status } = await first.admin.patch(`/api/users/${id}`, { role: 'user' });
  expect(status).toBe(200);
  expect([401, 403]).toContain(await askSecond('/api/users', { cookie }));
  await eventually('the stream ends', () => watch.isOver());
});

test('an API key that is deleted at one process opens nothing at the other, and its event stream there ends', async () => {
  const wish = { name: 'Reports', scopes: ['leads:read'] };
  const made = await first.admin.post<NewApiKeyAnswer>('/api/api-keys', wish);
  const { key, apiKey } = made.body;
  const headers = { authorization: `Bearer ${key}` };
  const watch = await watchEvents({ url: second.url, headers });
  expect(await askSecond('/api/leads', headers)).toBe(200);
  const { status } = await first.admin.delete(`/api/api-keys/${apiKey.id}`);
  expect([200, 204]).toContain(status);
  expect(await askSecond('/api/leads', headers)).toBe(401);
  await eventually('the stream ends', () => watch.isOver());
});
