import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TwoFactorAnswer } from '../../src/contract/account.ts';
import type { AuditList } from '../../src/contract/audit.ts';
import type { UserList } from '../../src/contract/user.ts';
import { ADMIN, startLeadRabbit, type LeadRabbit } from '../support/start-leadrabbit.ts';
import { totpCode } from '../support/totp-code.ts';

let app: LeadRabbit;
beforeEach(async () => {
  app = await startLeadRabbit('http://127.0.0.1:9');
});
afterEach(() => app.close());

const { password } = ADMIN;

async function setUp() {
  const { body } = await app.admin.post<TwoFactorAnswer>('/api/account/two-factor', { password });
  const code = totpCode(body.secret);
  const { status } = await app.admin.post('/api/account/two-factor/confirm', { code });
  expect(status).toBe(200);
  return body;
}
const signIn = async () => {
  const client = app.stranger();
  return { client, answer: await client.signIn(ADMIN.email, password) };
};

test('a person with a second factor cannot sign in with the password alone', async () => {
  const { uri, secret } = await setUp();
  expect(uri).toMatch(/^otpauth:\/\/totp\/LeadRabbit/);
  const { client, answer } = await signIn();
  expect(answer).toMatchObject({ status: 200, body: { twoFactorRequired: true } });
  expect((await client.get('/api/session')).status).toBe(401);
  const wrong = await client.post('/api/auth/two-factor', { code: '000000' });
  expect(wrong).toMatchObject({ status: 400, body: { code: 'wrong-second-factor' } });
  expect((await client.get('/api/session')).status).toBe(401);
  const right = await client.post('/api/auth/two-factor', { code: totpCode(secret) });
  expect(right.status).toBe(200);
  expect((await client.get('/api/session')).status).toBe(200);
});

test('a recovery code signs in once', async () => {
  const { recoveryCodes } = await setUp();
  expect(recoveryCodes).toHaveLength(10);
  const [code] = recoveryCodes;
  const { client } = await signIn();
  expect((await client.post('/api/auth/two-factor', { code })).status).toBe(200);
  expect((await client.get('/api/session')).status).toBe(200);
  const { client: again } = await signIn();
  expect((await again.post('/api/auth/two-factor', { code })).status).toBe(400);
});

test('a second factor is not in force until a code has confirmed it', async () => {
  await app.admin.post('/api/account/two-factor', { password });
  const wrong = await app.admin.post('/api/account/two-factor/confirm', { code: '000000' });
  expect(wrong.status).toBe(400);
  const { client } = await signIn();
  expect((await client.get('/api/session')).status).toBe(200);
});

test('a person needs their password to switch the second factor on and off', async () => {
  const refused = await app.admin.post('/api/account/two-factor', { password: 'not this one' });
  expect(refused).toMatchObject({ status: 400, body: { code: 'wrong-current-password' } });
  await setUp();
  const kept = await app.admin.delete('/api/account/two-factor', { password: 'not this one' });
  expect(kept).toMatchObject({ status: 400, body: { code: 'wrong-current-password' } });
  const twice = await app.admin.post('/api/account/two-factor', { password });
  expect(twice).toMatchObject({ status: 409, body: { code: 'second-factor-on' } });
  expect((await app.admin.delete('/api/account/two-factor', { password })).status).toBe(200);
  const { client } = await signIn();
  expect((await client.get('/api/session')).status).toBe(200);
});

test('new recovery codes replace the old ones', async () => {
  const { recoveryCodes } = await setUp();
  const { body } = await app.admin.post<TwoFactorAnswer>('/api/account/recovery-codes', {
    password,
  });
  expect(body.recoveryCodes).toHaveLength(10);
  const { client } = await signIn();
  const old = await client.post('/api/auth/two-factor', { code: recoveryCodes[1] });
  expect(old.status).toBe(400);
  const fresh = await client.post('/api/auth/two-factor', { code: body.recoveryCodes[1] });
  expect(fresh.status).toBe(200);
});

test('if the setting requires it, an admin without a second factor can only set one up', async () => {
  const put = await app.admin.put('/api/settings', { twoFactorForAdmins: true });
  expect(put.body).toEqual({ twoFactorForAdmins: true });
  const refused = await app.admin.get('/api/users');
  expect(refused).toMatchObject({ status: 403, body: { code: 'two-factor-needed' } });
  expect((await app.admin.get('/api/leads')).status).toBe(200);
  expect((await app.admin.get('/api/account')).body).toMatchObject({
    twoFactor: { enabled: false, required: true },
  });
  await setUp();
  expect((await app.admin.get('/api/users')).status).toBe(200);
});

test('an admin can remove the second factor of a person who has lost it', async () => {
  await setUp();
  const { users } = (await app.admin.get<UserList>('/api/users')).body;
  const [admin] = users;
  expect(admin?.twoFactor).toBe(true);
  const { body } = await app.admin.delete(`/api/users/${admin?.id}/two-factor`);
  expect(body).toMatchObject({ user: { twoFactor: false } });
  const { client } = await signIn();
  expect((await client.get('/api/session')).status).toBe(200);
});

test('a code of the authenticator app signs in once', async () => {
  const { secret } = await setUp();
  const code = totpCode(secret);
  const [first, second] = [await signIn(), await signIn()];
  expect((await first.client.post('/api/auth/two-factor', { code })).status).toBe(200);
  const again = await second.client.post('/api/auth/two-factor', { code });
  expect(again).toMatchObject({ status: 400, body: { code: 'wrong-second-factor' } });
  expect((await second.client.get('/api/session')).status).toBe(401);
});

test('a password change ends a sign-in with the old password that waits for its code', async () => {
  const { secret } = await setUp();
  const { client: thief } = await signIn();
  const changed = await app.admin.post('/api/account/password', {
    currentPassword: password,
    newPassword: 'quite another password',
  });
  expect(changed.status).toBe(200);
  const answer = await thief.post('/api/auth/two-factor', { code: totpCode(secret) });
  expect(answer).toMatchObject({ status: 401, body: { code: 'second-factor-over' } });
  expect((await thief.get('/api/session')).status).toBe(401);
});

test('after five wrong codes the password is asked for again, and the answer says so', async () => {
  const { secret } = await setUp();
  const { client } = await signIn();
  const send = (code: string) => client.post('/api/auth/two-factor', { code });
  for (let time = 0; time < 5; time += 1)
    expect(await send('000000')).toMatchObject({ body: { code: 'wrong-second-factor' } });
  for (let time = 0; time < 2; time += 1)
    expect(await send(totpCode(secret))).toMatchObject({
      status: 401,
      body: { code: 'second-factor-over' },
    });
});

test('too many wrong codes make the second factor wait, and a new password ends the wait', async () => {
  app = await app.restart({ TRUST_PROXY: 'loopback' });
  const { secret } = await setUp();
  const link = await app.admin.get<UserList>('/api/users');
  let last = 0;
  const enter = async (code: string, given: string) => {
    last += 1;
    const options = { headers: { 'x-forwarded-for': `203.0.113.${last}` } };
    const client = app.stranger();
    const body = { email: ADMIN.email, password: given };
    expect((await client.post('/api/auth/sign-in/email', body, options)).status).toBe(200);
    return client.post('/api/auth/two-factor', { code }, options);
  };
  for (let time = 0; time < 10; time += 1) await enter('000000', password);
  expect(await enter(totpCode(secret), password)).toMatchObject({
    status: 429,
    body: { code: 'second-factor-slowed' },
  });
  const id = link.body.users[0]?.id;
  const newPassword = 'quite another password';
  const { body } = await app.admin.post<{ resetUrl: string }>(`/api/users/${id}/reset-link`);
  const token = body.resetUrl.split('/').at(-1);
  const reset = await app.stranger().post('/api/auth/reset-password', {
    token,
    password: newPassword,
  });
  expect(reset).toMatchObject({ status: 200, body: { twoFactorRequired: true } });
  expect((await enter(totpCode(secret), newPassword)).status).toBe(200);
}, 60_000);

test('a code without a sign-in is refused and leaves no trace in the audit log, and a wrong code names the account', async () => {
  await setUp();
  const entries = async () =>
    (await app.admin.get<AuditList>('/api/audit?action=second-factor-failed')).body.entries;
  for (const headers of [{}, { cookie: 'better-auth.two_factor=2fa-made-up.signature' }]) {
    const answer = await app
      .stranger()
      .post('/api/auth/two-factor', { code: '123456' }, { headers });
    expect(answer).toMatchObject({ status: 401, body: { code: 'second-factor-over' } });
  }
  expect(await entries()).toEqual([]);
  const { client } = await signIn();
  await client.post('/api/auth/two-factor', { code: '000000' });
  expect(await entries()).toMatchObject([
    { actor: { kind: 'stranger' }, target: { kind: 'user', name: 'Admin' }, address: '127.0.0.1' },
  ]);
});

test('the address for the second step of a sign-in does not switch a second factor on', async () => {
  const { body } = await app.admin.post<TwoFactorAnswer>('/api/account/two-factor', { password });
  const answer = await app.admin.post('/api/auth/two-factor', { code: totpCode(body.secret) });
  expect(answer).toMatchObject({ status: 401, body: { code: 'second-factor-over' } });
  expect((await app.admin.get('/api/account')).body).toMatchObject({
    twoFactor: { enabled: false },
  });
});

test('after a change of NEXTAUTH_SECRET the answer says that the second factor has to be removed', async () => {
  const { secret, recoveryCodes } = await setUp();
  app = await app.restart({ NEXTAUTH_SECRET: 'another secret for tests that is long enough' });
  const { client } = await signIn();
  for (const code of [totpCode(secret), recoveryCodes[0]])
    expect(await client.post('/api/auth/two-factor', { code })).toMatchObject({
      status: 409,
      body: { code: 'second-factor-unreadable' },
    });
});
