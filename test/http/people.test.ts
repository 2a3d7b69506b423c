import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ErrorAnswer } from '../../src/contract/error.ts';
import type { SessionAnswer } from '../../src/contract/session.ts';
import type { InviteAnswer, ResetLinkAnswer, TeamUser, UserList } from '../../src/contract/user.ts';
import type { ApiClient } from '../support/api-client.ts';
import { addUser } from '../support/add-user.ts';
import { eventually } from '../support/eventually.ts';
import { ADMIN, startLeadRabbit, type LeadRabbit } from '../support/start-leadrabbit.ts';
import { watchEvents } from '../support/watch-events.ts';

const NO_META = 'http://127.0.0.1:9';
const PASSWORD = 'three random words';

let app: LeadRabbit;
beforeAll(async () => {
  app = await startLeadRabbit(NO_META);
});
afterAll(() => app.close());

let count = 0;
const invite = (changes: object = {}, client: ApiClient = app.admin) => {
  count += 1;
  const body = { name: 'Grace', email: `grace-${count}@example.com`, role: 'user', ...changes };
  return client.post<InviteAnswer>('/api/users', body);
};
const tokenOf = (url: string) => url.split('/').at(-1) ?? '';
const find = async (id: string): Promise<TeamUser | undefined> =>
  (await app.admin.get<UserList>('/api/users')).body.users.find((user) => user.id === id);
const whoIs = (client: ApiClient) => client.get<SessionAnswer>('/api/session');

/** Invites a person, who accepts and is signed in. */
async function join(changes: object = {}) {
  const { user, inviteUrl } = (await invite(changes)).body;
  const client = app.stranger();
  const token = tokenOf(inviteUrl);
  const { status } = await client.post('/api/auth/accept-invite', { token, password: PASSWORD });
  expect(status).toBe(200);
  return { id: user.id, email: user.email, client };
}

describe('an invitation', () => {
  test('W55: without a mail server the link of an invitation is in the answer, which says that no mail was sent', async () => {
    const { status, body } = await invite();
    expect(status).toBe(201);
    expect(body).toMatchObject({
      mail: 'not-configured',
      user: { name: 'Grace', role: 'user', status: 'invited', lastSeenAt: null },
    });
    expect(body.inviteUrl).toMatch(/\/invite\/[\w-]{43}$/);
    const list = await app.admin.get('/api/users');
    expect(JSON.stringify(list.body)).not.toContain(tokenOf(body.inviteUrl));
  });

  test('W56: a link begins with the configured URL, whatever host the request names', async () => {
    const { headers } = { headers: { host: 'localhost:4000', 'x-forwarded-host': 'evil.example' } };
    const { body } = await app.admin.post<InviteAnswer>(
      '/api/users',
      { name: 'Eve', email: 'eve@example.com', role: 'user' },
      { headers },
    );
    expect(body.inviteUrl.startsWith(`${app.environment['URL']}/invite/`)).toBe(true);
  });

  test('an invited person chooses a password, is signed in, and is active from then on', async () => {
    const { user, inviteUrl } = (await invite({ role: 'admin' })).body;
    const client = app.stranger();
    const token = tokenOf(inviteUrl);
    const link = await client.post('/api/auth/check-link', { token, purpose: 'invite' });
    expect(link.body).toMatchObject({ name: 'Grace', email: user.email });
    const body = { token, name: 'Grace Hopper', password: PASSWORD };
    const { status } = await client.post('/api/auth/accept-invite', body);
    expect(status).toBe(200);
    expect((await whoIs(client)).body.user).toMatchObject({ name: 'Grace Hopper', role: 'admin' });
    await eventually('the person was seen', async () => Boolean((await find(user.id))?.lastSeenAt));
    expect(await find(user.id)).toMatchObject({ name: 'Grace Hopper', status: 'active' });
    expect((await app.stranger().signIn(user.email, PASSWORD)).status).toBe(200);
  });

  test('W57: opening the page of a link, by GET or HEAD, does not use the link up', async () => {
    const token = tokenOf((await invite()).body.inviteUrl);
    for (const method of ['GET', 'HEAD', 'GET'])
      // 404 as long as the web application is not built.
      expect([200, 404]).toContain((await app.stranger().send(method, `/invite/${token}`)).status);
    expect((await app.stranger().get(`/api/auth/accept-invite?token=${token}`)).status).toBe(404);
    const client = app.stranger();
    const { status } = await client.post('/api/auth/accept-invite', { token, password: PASSWORD });
    expect(status).toBe(200);
  });

  test('the link of an invitation works once, even if two people use it at the same moment', async () => {
    const token = tokenOf((await invite()).body.inviteUrl);
    const accept = () =>
      app.stranger().post<ErrorAnswer>('/api/auth/accept-invite', { token, password: PASSWORD });
    const answers = await Promise.all([accept(), accept(), accept()]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410, 410]);
    expect(await accept()).toMatchObject({ status: 410, body: { code: 'link-over' } });
  });

  test('the link of an invitation still works after a refused password', async () => {
    const token = tokenOf((await invite()).body.inviteUrl);
    for (const [password, code] of [
      ['short', 'password-too-short'],
      ['Password1', 'password-too-common'],
      ['iloveyou1', 'password-too-common'],
    ]) {
      const answer = await app.stranger().post('/api/auth/accept-invite', { token, password });
      expect(answer).toMatchObject({ status: 400, body: { code } });
    }
    const { status } = await app
      .stranger()
      .post('/api/auth/accept-invite', { token, password: PASSWORD });
    expect(status).toBe(200);
  });

  test('a new link for an invited person replaces the old link', async () => {
    const { user, inviteUrl } = (await invite()).body;
    const again = await app.admin.post<ResetLinkAnswer>(`/api/users/${user.id}/reset-link`);
    expect(again.body.resetUrl).toContain('/invite/');
    const accept = (url: string) =>
      app.stranger().post('/api/auth/accept-invite', { token: tokenOf(url), password: PASSWORD });
    expect((await accept(inviteUrl)).status).toBe(410);
    expect((await accept(again.body.resetUrl)).status).toBe(200);
  });

  test('an invitation to an address that has an account is refused, in capital or small letters', async () => {
    const { status, body } = await invite({ email: ADMIN.email.toUpperCase() });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'account-exists' });
  });

  test.each([
    ['no name', { name: ' ' }],
    ['a name that moves the cursor of a terminal', { name: 'Grace\u001b[2J' }],
    ['a name of two lines', { name: 'Grace\nadmin' }],
    ['a name that turns the text around it', { name: '\u202Eecarg' }],
    ['a name that nobody can see', { name: '\u200B\u200D' }],
    ['no address', { email: 'grace' }],
    ['an unknown role', { role: 'owner' }],
  ])('an invitation with %s is refused and names the field', async (_what, changes) => {
    const { status, body } = await invite(changes);
    expect(status).toBe(400);
    expect(body).toMatchObject({
      code: 'invalid-input',
      params: { fields: Object.keys(changes)[0] },
    });
  });
});

describe('people', () => {
  test('a sales user can neither see nor change other people', async () => {
    const { client, id } = await join();
    for (const answer of [
      await client.get('/api/users'),
      await invite({}, client),
      await client.patch(`/api/users/${id}`, { role: 'admin' }),
      await client.post(`/api/users/${id}/reset-link`),
    ])
      expect(answer).toMatchObject({ status: 403, body: { code: 'admins-only' } });
    expect((await find(id))?.role).toBe('user');
  });

  test('an admin can change a name and a role, and the role counts from the next request', async () => {
    const { client, id } = await join();
    const change = await app.admin.patch(`/api/users/${id}`, { name: 'G. Hopper', role: 'admin' });
    expect(change).toMatchObject({
      status: 200,
      body: { user: { name: 'G. Hopper', role: 'admin' } },
    });
    expect((await client.get('/api/users')).status).toBe(200);
    await app.admin.patch(`/api/users/${id}`, { role: 'user' });
    expect((await client.get('/api/users')).status).toBe(403);
  });

  test('disabling a person ends their sessions and event streams within a second, and enabling lets them in again', async () => {
    const { client, id, email } = await join();
    const watch = await watchEvents(client);
    const { body } = await app.admin.patch(`/api/users/${id}`, { disabled: true });
    expect(body).toMatchObject({ user: { status: 'disabled' } });
    expect((await client.get('/api/leads')).status).toBe(401);
    await eventually('the stream ends', () => watch.isOver(), 5_000);
    const refused = await app.stranger().signIn(email, PASSWORD);
    expect(refused).toMatchObject({ status: 403, body: { code: 'account-disabled' } });
    await app.admin.patch(`/api/users/${id}`, { disabled: false });
    expect((await client.get('/api/leads')).status).toBe(401);
    expect((await app.stranger().signIn(email, PASSWORD)).status).toBe(200);
  });

  test('the link of a disabled person is refused', async () => {
    const { id } = await join();
    const link = await app.admin.post<ResetLinkAnswer>(`/api/users/${id}/reset-link`);
    await app.admin.patch(`/api/users/${id}`, { disabled: true });
    const token = tokenOf(link.body.resetUrl);
    const reset = await app
      .stranger()
      .post('/api/auth/reset-password', { token, password: PASSWORD });
    expect(reset).toMatchObject({ status: 410, body: { code: 'link-over' } });
    const refused = await app.admin.post(`/api/users/${id}/reset-link`);
    expect(refused).toMatchObject({ status: 409, body: { code: 'person-disabled' } });
  });

  test('a request for an unknown person is answered with 404', async () => {
    const answer = await app.admin.patch('/api/users/nobody', { role: 'user' });
    expect(answer).toMatchObject({
      status: 404,
      body: { code: 'not-found', params: { what: 'user' } },
    });
  });
});

describe('the last admin', () => {
  let small: LeadRabbit;
  beforeAll(async () => {
    small = await startLeadRabbit(NO_META);
  });
  afterAll(() => small.close());
  const idOf = async (email: string) =>
    (await small.admin.get<UserList>('/api/users')).body.users.find((user) => user.email === email)
      ?.id ?? '';

  test('the last admin who can sign in cannot be disabled or demoted, even if another admin is invited', async () => {
    await small.admin.post('/api/users', { name: 'N', email: 'n@example.com', role: 'admin' });
    const id = await idOf(ADMIN.email);
    for (const change of [{ disabled: true }, { role: 'user' }])
      expect(await small.admin.patch(`/api/users/${id}`, change)).toMatchObject({
        status: 409,
        body: { code: 'last-admin' },
      });
    expect((await small.admin.get('/api/users')).status).toBe(200);
  });

  test('if two admins demote each other at once, one of them stays an admin', async () => {
    const other = await addUser(small, 'admin', 'other@example.com');
    const [first, second] = [await idOf(ADMIN.email), await idOf('other@example.com')];
    const answers = await Promise.all([
      small.admin.patch(`/api/users/${second}`, { disabled: true }),
      other.patch(`/api/users/${first}`, { role: 'user' }),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });
});
