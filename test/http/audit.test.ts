import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AuditList, Maintenance } from '../../src/contract/audit.ts';
import type { InviteAnswer, UserList } from '../../src/contract/user.ts';
import { eventually } from '../support/eventually.ts';
import { ADMIN } from '../support/start-leadrabbit.ts';
import { startWorld, type World } from '../support/start-world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const list = async (query = '') =>
  (await world.app.admin.get<AuditList>(`/api/audit${query}`)).body.entries;
const adminId = async () => {
  const { users } = (await world.app.admin.get<UserList>('/api/users')).body;
  return users.find(({ email }) => email === ADMIN.email)?.id ?? '';
};

test('the audit log records sign-ins, failed sign-ins and sign-outs with the network address', async () => {
  const client = world.app.stranger();
  await client.signIn(ADMIN.email, 'not this one');
  await client.signIn('nobody@example.com', 'not this one');
  await client.signIn(ADMIN.email, ADMIN.password);
  await client.post('/api/auth/sign-out');
  const id = await adminId();
  const [out, signedIn, unknown, failed] = await list('?limit=4');
  expect(out).toMatchObject({ action: 'sign-out', actor: { kind: 'user', id } });
  expect(signedIn).toMatchObject({ action: 'sign-in', actor: { id }, address: '127.0.0.1' });
  expect(unknown).toMatchObject({ action: 'sign-in-failed', target: null });
  expect(failed).toMatchObject({
    action: 'sign-in-failed',
    actor: { kind: 'stranger', id: '' },
    target: { kind: 'user', id },
    address: '127.0.0.1',
  });
});

test('the audit log records changes of people and settings by id and field names', async () => {
  const person = { name: 'Grace Quillfeather', email: 'grace@quillfeather.example', role: 'user' };
  const { user } = (await world.app.admin.post<InviteAnswer>('/api/users', person)).body;
  await world.app.admin.patch(`/api/users/${user.id}`, { role: 'admin', name: 'G. Quillfeather' });
  await world.app.admin.patch(`/api/users/${user.id}`, { disabled: true });
  await world.app.admin.put('/api/settings', { twoFactorForAdmins: false });
  const target = { kind: 'user', id: user.id };
  expect(await list('?limit=5')).toMatchObject([
    { action: 'setting-changed', target: { kind: 'setting', id: 'security' } },
    { action: 'user-disabled', target },
    { action: 'user-renamed', target, fields: ['name'] },
    { action: 'role-changed', target, fields: ['role'] },
    { action: 'user-invited', target, fields: ['name', 'email', 'role'] },
  ]);
});

test('the audit log records connecting, enabling, disabling and syncing with the Page', async () => {
  await world.connect();
  const pageId =
    (await world.pages()).find(({ platform }) => platform === 'facebook')?.pageId ?? '';
  await world.enable(pageId);
  await world.app.admin.post('/api/facebook/sync', { pageId });
  await world.app.admin.post('/api/facebook/pages', { pageId, action: 'disable' });
  const target = { kind: 'page', id: pageId };
  expect(await list('?limit=4')).toMatchObject([
    { action: 'page-disabled', target },
    { action: 'sync-started', target },
    { action: 'page-enabled', target },
    { action: 'connected' },
  ]);
});

test('the audit log can be filtered by action and actor, and its CSV holds no formulas', async () => {
  const id = await adminId();
  const name = '=HYPERLINK("x")';
  await world.app.admin.patch('/api/account', { name });
  const entries = await list(`?action=profile-changed&actor=${id}`);
  expect(entries.map(({ action }) => action)).toEqual(['profile-changed']);
  const csv = await world.app.admin.get<string>(`/api/audit?format=csv&actor=${id}`);
  expect(csv.headers.get('content-type')).toContain('text/csv');
  const [head, ...lines] = csv.body.trim().split('\r\n');
  expect(head).toMatch(/^number,at,actorKind,/);
  expect(lines.length).toBeGreaterThan(3);
  expect(csv.body).toContain(`"'=HYPERLINK(""x"")"`);
  await world.app.admin.patch('/api/account', { name: 'Admin' });
});

test('W60: text that is no id of a Page does not enter the audit log', async () => {
  const pageId = 'Grace Quillfeather, +49 170 1234567';
  const answer = await world.app.admin.post('/api/facebook/sync', { pageId });
  expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
  expect(JSON.stringify(await list('?limit=5'))).not.toContain('Quillfeather');
});

test('the CSV of the audit log holds no formula for a spreadsheet that takes a semicolon for a new cell', async () => {
  await world.app.admin.patch('/api/account', { name: 'Ada;=1+1' });
  const { body } = await world.app.admin.get<string>('/api/audit?format=csv');
  await world.app.admin.patch('/api/account', { name: 'Admin' });
  expect(body).toContain("Ada;'=1+1");
  expect(body).not.toContain(';=');
});

test('W60: neither the log of the audit nor its table holds a name, an address or a phone number', async () => {
  const rows = JSON.stringify(await (await world.app.storage()).audit.listAfter(0, 1000));
  expect(rows).toContain('profile-changed');
  for (const personal of ['Quillfeather', 'quillfeather.example', ADMIN.email, 'nobody@example'])
    expect(rows).not.toContain(personal);
});

test('a start records when each secret was last changed, and no new secret is due', async () => {
  const read = async () => (await world.app.admin.get<Maintenance>('/api/maintenance')).body.items;
  await eventually('the secrets are known', async () =>
    (await read()).some(({ name, changedAt }) => name === 'verify-token' && changedAt !== null),
  );
  expect((await read()).map(({ isDue }) => isDue)).toEqual([false, false, false, false]);
});

test('W61: deleting a Page or an API key leaves what was recorded of it', async () => {
  const make = await world.app.admin.post<{ apiKey: { id: string } }>('/api/api-keys', {
    name: 'Short-lived',
    scopes: ['leads:read'],
  });
  const { id } = make.body.apiKey;
  await world.app.admin.delete(`/api/api-keys/${id}`);
  const ofKey = (await list()).filter(({ target }) => target?.id === id);
  expect(ofKey.map(({ action }) => action)).toEqual(['api-key-deleted', 'api-key-made']);
  const [page] = (await list()).filter(({ target }) => target?.kind === 'page');
  const pageId = page?.target?.id ?? '';
  const before = (await list()).filter(({ target }) => target?.id === pageId).length;
  await world.app.admin.delete('/api/facebook/pages', { pageId });
  const after = (await list()).filter(({ target }) => target?.id === pageId);
  expect(after).toHaveLength(before + 1);
  expect(after[0]).toMatchObject({ action: 'page-deleted' });
});
