import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AppAnswer, SessionAnswer } from '../../src/contract/session.ts';
import { ApiClient } from '../support/api-client.ts';
import {
  runLeadRabbit,
  START_TIMEOUT_MS,
  type LeadRabbitProcess,
} from '../support/run-leadrabbit.ts';

const NO_META = 'http://127.0.0.1:9';
const NO_ADMIN = { ADMIN_EMAIL: undefined, ADMIN_PASSWORD: undefined };
const GRACE = { name: 'Grace', email: 'grace@example.com', password: 'a compiler for everyone' };

let first: LeadRabbitProcess;
let second: LeadRabbitProcess;
beforeEach(async () => {
  first = await runLeadRabbit(NO_META, NO_ADMIN);
  second = await runLeadRabbit(NO_META, NO_ADMIN, first);
}, 2 * START_TIMEOUT_MS);
afterEach(async () => {
  await second.close();
  await first.close();
});

const codeOf = ({ output }: LeadRabbitProcess) =>
  /set-up code is ([\w-]+)/.exec(output())?.[1] ?? 'no code was printed';
const setUp = ({ url }: LeadRabbitProcess, code: string, changes: object = {}) =>
  new ApiClient(url).post('/api/setup', { code, ...GRACE, ...changes });
const isSetupNeeded = async ({ url }: LeadRabbitProcess) =>
  (await new ApiClient(url).get<AppAnswer>('/api/app')).body.setupNeeded;

test('the set-up code that one process prints works at another process, and each code works once', async () => {
  expect(codeOf(first)).not.toBe(codeOf(second));
  expect(await setUp(second, 'WRON-GCOD-EEEE')).toMatchObject({ status: 403 });
  expect(await setUp(second, codeOf(first))).toMatchObject({ status: 200 });
  for (const each of [first, second]) {
    expect(await isSetupNeeded(each)).toBe(false);
    const late = await setUp(each, codeOf(second), { email: 'late@example.com' });
    expect(late).toMatchObject({ status: 409, body: { code: 'setup-done' } });
  }
  const client = new ApiClient(first.url);
  await client.signIn(GRACE.email, GRACE.password);
  const { body } = await client.get<SessionAnswer>('/api/session');
  expect(body.user.role).toBe('admin');
});

test('two people who set up LeadRabbit at two processes at once create one admin', async () => {
  const answers = await Promise.all([
    setUp(first, codeOf(first)),
    setUp(second, codeOf(second), { email: 'rival@example.com' }),
  ]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  const client = new ApiClient(first.url);
  const tries = [];
  for (const email of [GRACE.email, 'rival@example.com'])
    tries.push((await client.signIn(email, GRACE.password)).status);
  expect(tries.toSorted()).toEqual([200, 401]);
});

test('the code of a process that was stopped no longer works', async () => {
  const code = codeOf(second);
  await second.stop();
  expect(await setUp(first, code)).toMatchObject({ status: 403, body: { code: 'wrong-code' } });
  expect(await isSetupNeeded(first)).toBe(true);
});
