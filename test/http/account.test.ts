import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AccountAnswer, SessionList } from '../../src/contract/account.ts';
import type { ResetLinkAnswer, UserList } from '../../src/contract/user.ts';
import { addUser } from '../support/add-user.ts';
import type { ApiClient } from '../support/api-client.ts';
import { eventually } from '../support/eventually.ts';
import { ADMIN, startLeadRabbit, type LeadRabbit } from '../support/start-leadrabbit.ts';
import { watchEvents } from '../support/watch-events.ts';

const NEW_PASSWORD = 'quite another password';

let app: LeadRabbit;
beforeEach(async () => {
  app = await startLeadRabbit('http://127.0.0.1:9');
});
afterEach(() => app.close());

const isIn = async (client: ApiClient) => (await client.get('/api/session')).status === 200;
const signIn = async (password: string) => {
  const client = app.stranger();
  return { client, answer: await client.signIn(ADMIN.email, password) };
};
const changePassword = (body: object, client = app.admin) =>
  client.post('/api/account/password', body);
const sessionsOf = async (client: ApiClient) =>
  (await client.get<SessionList>('/api/account/sessions')).body.sessions;

describe("one's own password", () => {
  test('a password change ends the other sessions and their event streams, and the old password is refused', async () => {
    const { client: other } = await signIn(ADMIN.password);
    const watch = await watchEvents(other);
    const answer = await changePassword({
      currentPassword: ADMIN.password,
      newPassword: NEW_PASSWORD,
    });
    expect(answer).toMatchObject({ status: 200, body: { success: true, sessionsEnded: 1 } });
    expect([await isIn(app.admin), await isIn(other)]).toEqual([true, false]);
    await eventually('the stream ends', () => watch.isOver(), 5_000);
    expect((await signIn(ADMIN.password)).answer.status).toBe(401);
    expect((await signIn(NEW_PASSWORD)).answer.status).toBe(200);
  });

  test('a sign-in with the old password during a password change opens no session that outlives it', async () => {
    app = await app.restart({ TRUST_PROXY: 'loopback' });
    const change = changePassword({
      currentPassword: ADMIN.password,
      newPassword: NEW_PASSWORD,
    });
    const thieves: { client: ApiClient; answer: Promise<unknown> }[] = [];
    for (let time = 0; time < 15; time += 1) {
      const client = app.stranger();
      const body = { email: ADMIN.email, password: ADMIN.password };
      const headers = { 'x-forwarded-for': `203.0.113.${time}` };
      thieves.push({ client, answer: client.post('/api/auth/sign-in/email', body, { headers }) });
      await sleep(25);
    }
    expect((await change).status).toBe(200);
    await Promise.all(thieves.map(({ answer }) => answer));
    const alive = await Promise.all(thieves.map(({ client }) => isIn(client)));
    expect(alive.filter(Boolean)).toEqual([]);
    expect(await isIn(app.admin)).toBe(true);
  }, 60_000);

  test('a password change with a wrong current password is refused and changes nothing', async () => {
    const { client: other } = await signIn(ADMIN.password);
    const answer = await changePassword({
      currentPassword: 'not this one',
      newPassword: NEW_PASSWORD,
    });
    expect(answer).toMatchObject({ status: 400, body: { code: 'wrong-current-password' } });
    expect(await isIn(other)).toBe(true);
    expect((await signIn(NEW_PASSWORD)).answer.status).toBe(401);
  });

  test('the guessing of the current password is limited for a person, whatever addresses it comes from', async () => {
    app = await app.restart({ TRUST_PROXY: 'loopback' });
    const body = { currentPassword: 'not this one', newPassword: NEW_PASSWORD };
    const statuses: number[] = [];
    for (let time = 0; time < 11; time += 1) {
      const headers = { 'x-forwarded-for': `203.0.113.${time}` };
      statuses.push((await app.admin.post('/api/account/password', body, { headers })).status);
    }
    expect(statuses).toEqual([...Array<number>(10).fill(400), 429]);
  }, 60_000);

  test.each([
    ['short12', 'password-too-short'],
    ['password', 'password-too-common'],
    ['12345678', 'password-too-common'],
    ['QwertyUiop', 'password-too-common'],
    ['x'.repeat(129), 'password-too-long'],
  ])('the new password %s is refused', async (newPassword, code) => {
    const answer = await changePassword({ currentPassword: ADMIN.password, newPassword });
    expect(answer).toMatchObject({ status: 400, body: { code } });
    expect((await signIn(ADMIN.password)).answer.status).toBe(200);
  });

  test('a password may hold any characters, and spaces at its ends count', async () => {
    const newPassword = '  ünï cødé 🐇 words ';
    await changePassword({ currentPassword: ADMIN.password, newPassword });
    expect((await signIn(newPassword.trim())).answer.status).toBe(401);
    expect((await signIn(newPassword)).answer.status).toBe(200);
  });
});

describe("one's own sessions", () => {
  test('the list of sessions shows browser, system and last use, and marks the current session', async () => {
    const chrome =
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
    await app
      .stranger()
      .post(
        '/api/auth/sign-in/email',
        { email: ADMIN.email, password: ADMIN.password },
        { headers: { 'user-agent': chrome } },
      );
    const sessions = await sessionsOf(app.admin);
    expect(sessions).toHaveLength(2);
    expect(sessions.filter(({ current }) => current)).toHaveLength(1);
    expect(sessions).toContainEqual(
      expect.objectContaining({
        current: false,
        browser: 'Chrome',
        system: 'macOS',
        address: '127.0.0.1',
      }),
    );
    expect(JSON.stringify(sessions)).not.toContain(app.admin.cookie.split('=')[1]?.slice(0, 20));
  });

  test('a person can end one of their sessions, and then all others', async () => {
    const { client: second } = await signIn(ADMIN.password);
    const { client: third } = await signIn(ADMIN.password);
    const own = (await sessionsOf(second)).find(({ current }) => current)?.id ?? '';
    expect((await app.admin.delete(`/api/account/sessions/${own}`)).status).toBe(200);
    expect([await isIn(second), await isIn(third)]).toEqual([false, true]);
    const rest = await app.admin.delete('/api/account/sessions');
    expect(rest.body).toEqual({ success: true, sessionsEnded: 1 });
    expect([await isIn(app.admin), await isIn(third)]).toEqual([true, false]);
  });

  test("nobody can see or end another person's session", async () => {
    const sales = await addUser(app, 'user');
    const [session] = await sessionsOf(app.admin);
    const answer = await sales.delete(`/api/account/sessions/${session?.id}`);
    expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(await isIn(app.admin)).toBe(true);
    expect((await sessionsOf(sales)).map(({ id }) => id)).not.toContain(session?.id);
  });
});

describe("one's own profile", () => {
  test('a person can change their name, language and time zone', async () => {
    const change = { name: 'Ada Lovelace', language: 'es', timeZone: 'Europe/Madrid' };
    expect((await app.admin.patch('/api/account', change)).status).toBe(200);
    const { body } = await app.admin.get<AccountAnswer>('/api/account');
    expect(body).toMatchObject({
      user: { name: 'Ada Lovelace', email: ADMIN.email, role: 'admin' },
      language: 'es',
      timeZone: 'Europe/Madrid',
    });
    await app.admin.patch('/api/account', { language: null });
    const { body: later } = await app.admin.get<AccountAnswer>('/api/account');
    expect([later.language, later.timeZone]).toEqual([null, 'Europe/Madrid']);
  });

  test('an unknown time zone or language is refused', async () => {
    for (const change of [{ timeZone: 'Mars/Olympus' }, { language: 'tlh' }])
      expect((await app.admin.patch('/api/account', change)).status).toBe(400);
  });

  test('a person chooses when to be reminded of meetings, and says when they are away', async () => {
    const { body: before } = await app.admin.get<AccountAnswer>('/api/account');
    expect(before).toMatchObject({ remindBeforeMin: 15, absences: [] });
    const change = { remindBeforeMin: 1_440, absences: [{ from: '2026-12-24', to: '2026-12-24' }] };
    expect((await app.admin.patch('/api/account', change)).status).toBe(200);
    expect((await app.admin.get<AccountAnswer>('/api/account')).body).toMatchObject(change);
    for (const wrong of [
      { remindBeforeMin: 7 },
      { absences: [{ from: '2026-12-24', to: '2026-12-23' }] },
      { absences: [{ from: '2026-02-30', to: '2026-03-01' }] },
    ])
      expect((await app.admin.patch('/api/account', wrong)).status).toBe(400);
    await app.admin.patch('/api/account', { remindBeforeMin: 15, absences: [] });
  });
});

describe('a link for a new password', () => {
  const makeLink = async () => {
    const { users } = (await app.admin.get<UserList>('/api/users')).body;
    const id = users.find(({ email }) => email === ADMIN.email)?.id;
    const { body } = await app.admin.post<ResetLinkAnswer>(`/api/users/${id}/reset-link`);
    return body.resetUrl.split('/').at(-1) ?? '';
  };

  test('a link for a new password signs the person in and ends every earlier session', async () => {
    const token = await makeLink();
    const client = app.stranger();
    const answer = await client.post('/api/auth/reset-password', { token, password: NEW_PASSWORD });
    expect(answer.status).toBe(200);
    expect([await isIn(client), await isIn(app.admin)]).toEqual([true, false]);
    expect((await signIn(ADMIN.password)).answer.status).toBe(401);
    const again = await app
      .stranger()
      .post('/api/auth/reset-password', { token, password: 'yet another one' });
    expect(again).toMatchObject({ status: 410, body: { code: 'link-over' } });
  });

  test('a link for a new password is refused as an invitation and then still works', async () => {
    const token = await makeLink();
    const wrong = await app
      .stranger()
      .post('/api/auth/accept-invite', { token, password: NEW_PASSWORD });
    expect(wrong).toMatchObject({ status: 410, body: { code: 'link-over' } });
    const right = await app
      .stranger()
      .post('/api/auth/reset-password', { token, password: NEW_PASSWORD });
    expect(right.status).toBe(200);
  });

  test('without a mail server a request for a new password is refused with 409', async () => {
    const { body } = await app.stranger().get('/api/app');
    expect(body).toMatchObject({ canSendMail: false });
    const answer = await app.stranger().post('/api/auth/forgot-password', { email: ADMIN.email });
    expect(answer).toMatchObject({ status: 409, body: { code: 'mail-not-configured' } });
  });
});
