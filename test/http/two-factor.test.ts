import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TwoFactorAnswer } from '../../src/contract/account.ts';
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
