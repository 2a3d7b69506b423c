import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startLeadRabbit, VERIFY_TOKEN, type LeadRabbit } from '../support/start-leadrabbit.ts';

let app: LeadRabbit;
beforeAll(async () => {
  app = await startLeadRabbit('http://127.0.0.1:9', {
    FACEBOOK_WEBHOOK_VERIFY_TOKEN_PREVIOUS: 'the-token-before',
  });
});
afterAll(() => app.close());

const ask = (path: string, changes: Record<string, string> = {}) => {
  const query = new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.verify_token': VERIFY_TOKEN,
    'hub.challenge': '1158201444',
    ...changes,
  });
  return fetch(new URL(`${path}?${query.toString()}`, app.url));
};

describe.each(['/api/webhook/facebook', '/api/webhook'])('the handshake at %s', (path) => {
  test(`${path} answers the handshake with the challenge as plain text`, async () => {
    const answer = await ask(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(await answer.text()).toBe('1158201444');
  });

  test(`${path} accepts a handshake with the previous verify token`, async () => {
    expect((await ask(path, { 'hub.verify_token': 'the-token-before' })).status).toBe(200);
  });

  test.each([
    ['a wrong token', { 'hub.verify_token': 'guessed' }],
    ['an empty token', { 'hub.verify_token': '' }],
    ['another mode', { 'hub.mode': 'unsubscribe' }],
    ['no challenge', { 'hub.challenge': '' }],
    ['a challenge that is markup', { 'hub.challenge': '<script>alert(1)</script>' }],
  ])(`${path} refuses a handshake with %s`, async (_what, changes) => {
    const answer = await ask(path, changes);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toBe('Forbidden');
  });

  test(`${path} refuses a request without a handshake`, async () => {
    expect((await fetch(new URL(path, app.url))).status).toBe(403);
  });
});
