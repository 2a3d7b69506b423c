import { afterEach, beforeEach, expect, test } from 'vitest';
import { ApiClient } from '../support/api-client.ts';
import { ADMIN, startLeadRabbit, type LeadRabbit } from '../support/start-leadrabbit.ts';

let app: LeadRabbit;
beforeEach(async () => {
  app = await startLeadRabbit('http://127.0.0.1:9', { TRUST_PROXY: 'loopback' });
});
afterEach(() => app.close());

let last = 0;
/** Tries to sign in from a new network address. */
const tryFromAnywhere = (password: string, client = new ApiClient(app.url)) => {
  last += 1;
  const headers = { 'x-forwarded-for': `203.0.${last >> 8}.${last & 255}` };
  return client.post('/api/auth/sign-in/email', { email: ADMIN.email, password }, { headers });
};
const guess = async (tries: number) => {
  for (let time = 0; time < tries; time += 1) await tryFromAnywhere(`guess ${time}`);
};

test('guessing one account from many addresses is slowed down, and the right password still signs in', async () => {
  await guess(7);
  const start = performance.now();
  const answer = await tryFromAnywhere(ADMIN.password);
  expect(answer.status).toBe(200);
  // This is only a lower bound: a slow machine makes it longer.
  expect(performance.now() - start).toBeGreaterThan(900);
});

test('most of many guesses at the same moment are refused, and the right password then signs in', async () => {
  await guess(6);
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, time) => tryFromAnywhere(`at once ${time}`)),
  );
  const slowed = answers.filter(({ status }) => status === 429);
  expect(slowed.length).toBeGreaterThanOrEqual(15);
  expect(slowed[0]).toMatchObject({ body: { code: 'sign-in-slowed' } });
  expect(slowed[0]?.headers.get('retry-after')).toBe('5');
  expect((await tryFromAnywhere(ADMIN.password)).status).toBe(200);
});

test('the guesses of others do not slow down a browser that has signed in before', async () => {
  const known = new ApiClient(app.url);
  await tryFromAnywhere(ADMIN.password, known);
  await known.post('/api/auth/sign-out');
  await guess(9);
  const waiting = [tryFromAnywhere('w1'), tryFromAnywhere('w2'), tryFromAnywhere('w3')];
  let isSignedIn = false;
  const order = Promise.race(waiting).then(() => isSignedIn);
  expect((await tryFromAnywhere(ADMIN.password, known)).status).toBe(200);
  isSignedIn = true;
  expect(await order, 'signed in before the others had waited').toBe(true);
  await Promise.all(waiting);
});

test('guesses at one account do not slow down a sign-in to another account', async () => {
  await app.admin.post('/api/users', { name: 'G', email: 'g@example.com', role: 'user' });
  await guess(7);
  const waiting = tryFromAnywhere('one more');
  let isOver = false;
  const noted = waiting.finally(() => {
    isOver = true;
  });
  const other = await new ApiClient(app.url).signIn('g@example.com', 'whatever it is');
  expect([other.status, isOver]).toEqual([401, false]);
  await noted;
});
