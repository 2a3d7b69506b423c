import { afterEach, beforeEach, expect, test } from 'vitest';
import { ADMIN, startLeadRabbit, type LeadRabbit } from '../support/start-leadrabbit.ts';

let app: LeadRabbit;
beforeEach(async () => {
  app = await startLeadRabbit('http://127.0.0.1:9');
});
afterEach(() => app.close());

const CHANGED = 'changed in the configuration';
const CHOSEN = 'chosen by the admin';
const statusOf = async (password: string) =>
  (await app.stranger().signIn(ADMIN.email, password)).status;

test('a changed ADMIN_PASSWORD is applied at the next start and ends the sessions', async () => {
  const { cookie } = app.admin;
  app = await app.restart({ ADMIN_PASSWORD: CHANGED });
  expect([await statusOf(CHANGED), await statusOf(ADMIN.password)]).toEqual([200, 401]);
  const kept = await app.stranger().get('/api/session', { headers: { cookie } });
  expect(kept.status).toBe(401);
});

test('a password that the admin has chosen stays valid if ADMIN_PASSWORD does not change', async () => {
  const body = { currentPassword: ADMIN.password, newPassword: CHOSEN };
  expect((await app.admin.post('/api/account/password', body)).status).toBe(200);
  app = await app.restart();
  expect([await statusOf(CHOSEN), await statusOf(ADMIN.password)]).toEqual([200, 401]);
  app = await app.restart({ ADMIN_PASSWORD: CHANGED });
  expect([await statusOf(CHANGED), await statusOf(CHOSEN)]).toEqual([200, 401]);
});

test('the admin can sign in with an ADMIN_PASSWORD that begins and ends with spaces', async () => {
  const spaced = '  spaces all around ';
  app = await app.restart({ ADMIN_PASSWORD: spaced });
  expect([await statusOf(spaced), await statusOf(spaced.trim())]).toEqual([200, 401]);
});
