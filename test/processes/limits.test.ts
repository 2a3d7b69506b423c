import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NewApiKeyAnswer } from '../../src/contract/api-key.ts';
import { ApiClient } from '../support/api-client.ts';
import {
  runLeadRabbit,
  START_TIMEOUT_MS,
  type LeadRabbitProcess,
} from '../support/run-leadrabbit.ts';

const NO_META = 'http://127.0.0.1:9';

let both: readonly LeadRabbitProcess[];
beforeAll(async () => {
  const trust = { TRUST_PROXY: 'loopback' };
  const first = await runLeadRabbit(NO_META, trust);
  both = [first, await runLeadRabbit(NO_META, trust, first)];
}, 2 * START_TIMEOUT_MS);
afterAll(async () => {
  for (const each of both.toReversed()) await each.close();
});

/** The process that a load balancer would choose for this request. */
const at = (turn: number) => both[turn % both.length]?.url ?? '';

test('tries to sign in are limited over all processes together', async () => {
  const statuses = [];
  for (let turn = 0; turn < 14; turn += 1) {
    const body = { email: `nobody-${turn}@example.com`, password: 'a wrong password' };
    const options = { headers: { 'x-forwarded-for': '203.0.113.9' } };
    const answer = await new ApiClient(at(turn)).post('/api/auth/sign-in/email', body, options);
    statuses.push(answer.status);
  }
  expect(statuses).toEqual([...Array<number>(10).fill(401), ...Array<number>(4).fill(429)]);
});

test('guesses of one password at one process slow down the next guess at the other process', async () => {
  const guess = (turn: number, address: string) =>
    new ApiClient(at(turn)).post(
      '/api/auth/sign-in/email',
      { email: 'slow@example.com', password: 'a wrong password' },
      { headers: { 'x-forwarded-for': address } },
    );
  for (let count = 0; count < 7; count += 1) await guess(0, `198.51.100.${count}`);
  const start = performance.now();
  await guess(1, '198.51.100.99');
  // This is only a lower bound: a slow machine makes it longer.
  expect(performance.now() - start).toBeGreaterThan(900);
});

test('the requests of an API key are limited over all processes together', async () => {
  const wish = { name: 'Reports', scopes: ['leads:read'] };
  const { key } = (await both[0]?.admin.post<NewApiKeyAnswer>('/api/api-keys', wish))?.body ?? {};
  const headers = { authorization: `Bearer ${key}` };
  let allowed = 0;
  for (let round = 0; round < 21; round += 1) {
    const asked = Array.from({ length: 30 }, (_, index) =>
      new ApiClient(at(index)).get('/api/leads?limit=1', { headers }),
    );
    allowed += (await Promise.all(asked)).filter(({ status }) => status === 200).length;
  }
  // A process asks for blocks of 30, so that the other one may get up to 29 fewer.
  expect(allowed).toBeLessThanOrEqual(600);
  expect(allowed).toBeGreaterThan(570);
});
