import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AppAnswer, SessionAnswer } from '../../src/contract/session.ts';
import { startLeadRabbit, type LeadRabbit } from '../support/start-leadrabbit.ts';

const GRACE = {
  name: 'Grace',
  email: 'grace@example.com',
  password: 'a compiler for everyone',
} as const;

let app: LeadRabbit;
beforeAll(async () => {
  app = await startLeadRabbit('http://127.0.0.1:9', {
    ADMIN_EMAIL: undefined,
    ADMIN_PASSWORD: undefined,
  });
});
afterAll(() => app.close());

const setUp = (code: string, changes: object = {}) =>
  app.stranger().post('/api/setup', { code, ...GRACE, ...changes });

const isSetupNeeded = async () =>
  (await app.stranger().get<AppAnswer>('/api/app')).body.setupNeeded;

describe('the set-up page', () => {
  test('a LeadRabbit without an admin asks for one', async () => {
    expect(await isSetupNeeded()).toBe(true);
  });

  test('a set-up with a wrong code is refused and creates no admin', async () => {
    const { status, body } = await setUp('WRON-GCOD-EEEE');
    expect(status).toBe(403);
    expect(body).toMatchObject({ code: 'wrong-code' });
    expect((await app.stranger().signIn(GRACE.email, GRACE.password)).status).toBe(401);
    expect(await isSetupNeeded()).toBe(true);
  });

  test('a set-up with a short password is refused, and its code still works', async () => {
    const { status, body } = await setUp(app.setupCode ?? '', { password: 'short' });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'invalid-input' });
    expect(await isSetupNeeded()).toBe(true);
  });

  test('two people who use the set-up code at once create one admin', async () => {
    const code = app.setupCode ?? '';
    const answers = await Promise.all([
      setUp(code.toLowerCase().replaceAll('-', ' ')),
      setUp(code, { email: 'rival@example.com' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = answers[0]?.status === 200 ? GRACE.email : 'rival@example.com';
    const client = app.stranger();
    await client.signIn(winner, GRACE.password);
    const { body } = await client.get<SessionAnswer>('/api/session');
    expect(body.user.role).toBe('admin');
    expect(await isSetupNeeded()).toBe(false);
  });

  test('a set-up code works once, and the next start makes no new code', async () => {
    const { status, body } = await setUp(app.setupCode ?? '', { email: 'late@example.com' });
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: 'setup-done' });
    app = await app.restart();
    expect(app.setupCode).toBeUndefined();
    expect(await isSetupNeeded()).toBe(false);
  });
});
