import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ErrorAnswer } from '../../src/contract/error.ts';
import type { SessionAnswer } from '../../src/contract/session.ts';
import { ApiClient } from '../support/api-client.ts';
import { ADMIN, startLeadRabbit, type LeadRabbit } from '../support/start-leadrabbit.ts';

/** Nothing listens at this address: a sign-in to LeadRabbit does not need Meta. */
const NO_META = 'http://127.0.0.1:9';

let app: LeadRabbit;
beforeAll(async () => {
  app = await startLeadRabbit(NO_META);
});
afterAll(() => app.close());

describe('signing in', () => {
  test('an admin who signs in has a session', async () => {
    const client = app.stranger();
    expect((await client.get('/api/session')).status).toBe(401);
    expect((await client.signIn(ADMIN.email, ADMIN.password)).status).toBe(200);
    const { body } = await client.get<SessionAnswer>('/api/session');
    expect(body.user).toMatchObject({ email: ADMIN.email, role: 'admin' });
  });

  test('the session cookie is hidden from scripts and from other websites', async () => {
    const { headers, body } = await app.stranger().signIn(ADMIN.email, ADMIN.password);
    const [cookie = ''] = headers.getSetCookie();
    const attributes = cookie.split('; ').map((each) => each.toLowerCase());
    expect(cookie).toMatch(/^appToken=[^;]+;/);
    expect(attributes).toEqual(expect.arrayContaining(['httponly', 'samesite=lax', 'path=/']));
    expect(attributes, 'on http a Secure cookie would be lost').not.toContain('secure');
    const token = decodeURIComponent(cookie.split(';')[0]?.slice('appToken='.length) ?? '');
    expect(JSON.stringify(body)).not.toContain(token.split('.')[0]);
  });

  test('an installation behind https marks the session cookie as secure', async () => {
    const secure = await startLeadRabbit(NO_META, { URL: 'https://leads.example.com' });
    try {
      const { headers } = await secure.stranger().signIn(ADMIN.email, ADMIN.password);
      const [cookie = ''] = headers.getSetCookie();
      expect(cookie).toMatch(/^appToken=/);
      expect(cookie.toLowerCase().split('; ')).toContain('secure');
    } finally {
      await secure.close();
    }
  });

  test.each([
    ['a wrong password', ADMIN.email, 'wrong horse battery'],
    ['an unknown address', 'nobody@example.com', ADMIN.password],
  ])('a sign-in with %s is refused with the same sentence', async (_what, email, password) => {
    const client = app.stranger();
    const { status, body } = await client.signIn(email, password);
    expect(status).toBe(401);
    expect(body).toEqual({
      success: false,
      code: 'wrong-password',
      error:
        'The e-mail address or the password is wrong. Try again, or ask an admin for a new password.',
      params: {},
      reasons: [],
    });
    expect((await client.get('/api/session')).status).toBe(401);
  });

  test('a sign-in without a valid address and a password is refused with a sentence', async () => {
    const { status, body } = await app
      .stranger()
      .post<ErrorAnswer>('/api/auth/sign-in/email', { email: 'no address' });
    expect(status).toBe(400);
    expect(body.error).toMatch(/Send an e-mail address and a password/);
  });

  test('a session cookie that somebody kept does not work after a sign-out', async () => {
    const client = app.stranger();
    await client.signIn(ADMIN.email, ADMIN.password);
    const { cookie } = client;
    expect((await client.post('/api/auth/sign-out')).status).toBe(200);
    expect(client.cookie).toBe('');
    const kept = await app.stranger().get('/api/session', { headers: { cookie } });
    expect(kept.status).toBe(401);
  });

  test('a forged session cookie is refused', async () => {
    const { cookie } = app.admin;
    const forged = cookie.replace(/.{6}$/, 'AAAAAA');
    const answer = await app.stranger().get('/api/session', { headers: { cookie: forged } });
    expect(answer.status).toBe(401);
  });

  test('a stranger cannot create an account', async () => {
    const body = { name: 'Mallory', email: 'mallory@example.com', password: 'let me in please' };
    for (const path of ['/api/auth/sign-up/email', '/api/auth/admin/create-user'])
      expect((await app.stranger().post(path, body)).status, path).toBe(404);
  });

  test('a session still works after a restart', async () => {
    const { cookie } = app.admin;
    app = await app.restart();
    const answer = await app.stranger().get('/api/session', { headers: { cookie } });
    expect(answer.status).toBe(200);
  });

  test('many sign-ins with wrong passwords are refused with 429, and other routes still answer', async () => {
    const guarded = await startLeadRabbit(NO_META);
    try {
      const client = new ApiClient(guarded.url);
      const statuses: number[] = [];
      for (let tries = 0; tries < 12; tries += 1)
        statuses.push((await client.signIn(ADMIN.email, `guess number ${tries}`)).status);
      expect(statuses).toContain(401);
      expect(statuses.at(-1)).toBe(429);
      const refused = await client.signIn(ADMIN.email, ADMIN.password);
      expect(refused).toMatchObject({ status: 429, body: { code: 'too-many' } });
      expect((await guarded.admin.get('/api/leads')).status).toBe(200);
    } finally {
      await guarded.close();
    }
  });
});
