import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApiKeyList, NewApiKeyAnswer } from '../../src/contract/api-key.ts';
import type { AuditList } from '../../src/contract/audit.ts';
import type { ApiClient } from '../support/api-client.ts';
import { eventually } from '../support/eventually.ts';
import { runLeadRabbit } from '../support/run-leadrabbit.ts';
import { startWorld, type World } from '../support/start-world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const make = async (scopes: readonly string[], changes: object = {}) =>
  (
    await world.app.admin.post<NewApiKeyAnswer>('/api/api-keys', {
      name: 'Reports',
      scopes,
      ...changes,
    })
  ).body;
const withKey = (key: string) => ({ headers: { authorization: `Bearer ${key}` } });
const stranger = (): ApiClient => world.app.stranger();

test('an API key is shown once, stored as a hash and allowed to do what its scope says', async () => {
  const { key, apiKey } = await make(['leads:read']);
  expect(key).toMatch(/^lr_[\w-]{43}$/);
  expect(apiKey).toMatchObject({ name: 'Reports', scopes: ['leads:read'], lastUsedAt: null });
  expect(key.startsWith(apiKey.prefix)).toBe(true);
  expect((await stranger().get('/api/leads', withKey(key))).status).toBe(200);
  const list = await world.app.admin.get<ApiKeyList>('/api/api-keys');
  expect(JSON.stringify(list.body)).not.toContain(key);
  await eventually('the key has a time of last use', async () => {
    const { body } = await world.app.admin.get<ApiKeyList>('/api/api-keys');
    return body.apiKeys.some(({ id, lastUsedAt }) => id === apiKey.id && lastUsedAt !== null);
  });
});

test('a request without the needed scope is refused and names the scope, and writing includes reading', async () => {
  const { key } = await make(['leads:read']);
  const refused = await stranger().send('PATCH', '/api/leads/x', {
    ...withKey(key),
    body: { status: 'Won' },
  });
  expect(refused).toMatchObject({
    status: 403,
    body: { code: 'scope-missing', params: { scope: 'leads:write' } },
  });
  const { key: writing } = await make(['leads:write']);
  expect((await stranger().get('/api/leads', withKey(writing))).status).toBe(200);
  const passed = await stranger().send('PATCH', '/api/leads/x', {
    ...withKey(writing),
    body: { status: 'Won' },
  });
  expect(passed.status).toBe(404);
});

test.each([
  ['a made-up key', 'lr_made-up'],
  ['a key of something else', 'sk_live_123'],
])('%s is refused with 401', async (_what, key) => {
  const answer = await stranger().get('/api/leads', withKey(key));
  expect(answer).toMatchObject({ status: 401, body: { code: 'api-key-wrong' } });
});

test('an expired API key is refused with 401, and a new key cannot expire in the past', async () => {
  const { key } = await make(['leads:read'], {
    expiresAt: new Date(Date.now() + 1_500).toISOString(),
  });
  expect((await stranger().get('/api/leads', withKey(key))).status).toBe(200);
  await eventually('the key has expired', async () => {
    const { status, body } = await stranger().get('/api/leads', withKey(key));
    return status === 401 && JSON.stringify(body).includes('api-key-expired');
  });
  const past = await world.app.admin.post('/api/api-keys', {
    name: 'Late',
    scopes: ['admin'],
    expiresAt: '2020-01-01T00:00:00Z',
  });
  expect(past.status).toBe(400);
});

test('a deleted API key is refused, and its event stream ends within a second', async () => {
  const { key, apiKey } = await make(['leads:read']);
  const stream = await fetch(`${world.app.url}/api/events`, withKey(key));
  expect(stream.status).toBe(200);
  await world.app.admin.delete(`/api/api-keys/${apiKey.id}`);
  expect((await stranger().get('/api/leads', withKey(key))).status).toBe(401);
  let isOver = false;
  const read = stream.text().finally(() => {
    isOver = true;
  });
  await eventually('the stream ends', () => isOver, 5_000);
  await read;
  expect(await world.app.admin.delete(`/api/api-keys/${apiKey.id}`)).toMatchObject({ status: 404 });
  const { apiKey: other } = await make(['leads:read']);
  expect(await world.app.admin.delete('/api/api-keys', { id: other.id })).toMatchObject({
    status: 200,
  });
});

test('a request with an API key needs no origin, and its cookie is ignored', async () => {
  const { key } = await make(['leads:read']);
  const foreign = { origin: 'https://elsewhere.example', authorization: `Bearer ${key}` };
  const answer = await stranger().post('/api/leads/x/seen', undefined, { headers: foreign });
  expect(answer).toMatchObject({ status: 403, body: { code: 'scope-missing' } });
  const { cookie } = world.app.admin;
  const both = await stranger().get('/api/users', {
    headers: { cookie, authorization: `Bearer ${key}` },
  });
  expect(both).toMatchObject({ status: 403, body: { code: 'scope-missing' } });
});

test('the audit log names the API key that made a change', async () => {
  const { key, apiKey } = await make(['admin'], { name: 'Deploy' });
  const user = { name: 'Kay', email: 'kay@example.com', role: 'user' };
  const made = await stranger().send('POST', '/api/users', { ...withKey(key), body: user });
  expect(made.status).toBe(201);
  const { body } = await world.app.admin.get<AuditList>('/api/audit?action=user-invited&limit=1');
  expect(body.entries[0]?.actor).toEqual({ kind: 'api-key', id: apiKey.id, name: 'Deploy' });
});

test('an API key that makes too many requests is told to wait', async () => {
  const { key } = await make(['leads:read']);
  const ask = () => stranger().get('/api/leads?limit=1', withKey(key));
  let last = await ask();
  for (let count = 0; count < 620 && last.status === 200; count += 1) last = await ask();
  expect(last).toMatchObject({ status: 429, body: { code: 'too-many' } });
  expect(last.headers.get('retry-after')).toBe('60');
});

test('the log holds no API key', async () => {
  const app = await runLeadRabbit(world.meta.url, { LOG_LEVEL: 'trace' });
  try {
    const body = { name: 'Logged', scopes: ['leads:read'] };
    const { key } = (await app.admin.post<NewApiKeyAnswer>('/api/api-keys', body)).body;
    expect((await app.admin.get('/api/leads', withKey(key))).status).toBe(200);
    await app.admin.get('/api/users', withKey(key));
    expect(app.output()).not.toContain(key);
  } finally {
    await app.close();
  }
});
