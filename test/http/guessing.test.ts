import { expect, test as base } from 'vitest';
import { ApiClient } from '../support/api-client.ts';
import { ADMIN, startLeadRabbit, type LeadRabbit } from '../support/start-leadrabbit.ts';

/** Each test has an application of its own. They run side by side, because they mostly wait. */
const test = base.extend<{ app: LeadRabbit }>({
  // oxlint-disable-next-line no-empty-pattern -- the runner reads the fixtures from the pattern
  app: async ({}, provide) => {
    const app = await startLeadRabbit('http://127.0.0.1:9', { TRUST_PROXY: 'loopback' });
    await provide(app);
    await app.close();
  },
}).concurrent;

let last = 0;
/** Tries to sign in from a new network address. */
const tryFromAnywhere = ({ url }: LeadRabbit, password: string, client = new ApiClient(url)) => {
  last += 1;
  const headers = { 'x-forwarded-for': `203.0.${last >> 8}.${last & 255}` };
  return client.post('/api/auth/sign-in/email', { email: ADMIN.email, password }, { headers });
};
const guess = async (app: LeadRabbit, tries: number) => {
  for (let time = 0; time < tries; time += 1) await tryFromAnywhere(app, `guess ${time}`);
};

test('guessing one account from many addresses is slowed down, and the right password still signs in', async ({
  app,
}) => {
  await guess(app, 7);
  const start = performance.now();
  const answer = await tryFromAnywhere(app, ADMIN.password);
  expect(answer.status).toBe(200);
  // This is only a lower bound: a slow machine makes it longer.
  expect(performance.now() - start).toBeGreaterThan(900);
});

test('most of many guesses at the same moment are refused, and the right password then signs in', async ({
  app,
}) => {
  // So many that the next ones wait for two seconds. All have come by then.
  await guess(app, 8);
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, time) => tryFromAnywhere(app, `at once ${time}`)),
  );
  const slowed = answers.filter(({ status }) => status === 429);
  expect(slowed.length).toBeGreaterThanOrEqual(15);
  expect(slowed[0]).toMatchObject({ body: { code: 'sign-in-slowed' } });
  expect(slowed[0]?.headers.get('retry-after')).toBe('5');
  expect((await tryFromAnywhere(app, ADMIN.password)).status).toBe(200);
});

test('the guesses of others do not slow down a browser that has signed in before', async ({
  app,
}) => {
  const known = new ApiClient(app.url);
  await tryFromAnywhere(app, ADMIN.password, known);
  await known.post('/api/auth/sign-out');
  await guess(app, 9);
  const waiting = [
    tryFromAnywhere(app, 'w1'),
    tryFromAnywhere(app, 'w2'),
    tryFromAnywhere(app, 'w3'),
  ];
  let isSignedIn = false;
  const order = Promise.race(waiting).then(() => isSignedIn);
  expect((await tryFromAnywhere(app, ADMIN.password, known)).status).toBe(200);
  isSignedIn = true;
  expect(await order, 'signed in before the others had waited').toBe(true);
  await Promise.all(waiting);
});

test('guesses at one account do not slow down a sign-in to another account', async ({ app }) => {
  await app.admin.post('/api/users', { name: 'G', email: 'g@example.com', role: 'user' });
  await guess(app, 7);
  const waiting = tryFromAnywhere(app, 'one more');
  let isOver = false;
  const noted = waiting.finally(() => {
    isOver = true;
  });
  const other = await new ApiClient(app.url).signIn('g@example.com', 'whatever it is');
  expect([other.status, isOver]).toEqual([401, false]);
  await noted;
});
