import { createHmac } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { DEMO } from '../defaults.ts';
import { startTestApp, type TestApp } from '../test-app.ts';
import { retryDelay } from './retry-delay.ts';

const formId = DEMO.forms.weddingCake;
let app: TestApp;
afterEach(() => app.close());

test('a new lead is announced, signed over the bytes that are sent', async () => {
  app = await startTestApp();
  const { leads } = await app.control.createLeads({ formId });
  await app.control.settle();
  const [{ headers, body } = { headers: {}, body: '' }] = app.received;
  expect(headers['x-hub-signature-256']).toBe(
    `sha256=${createHmac('sha256', app.appSecret).update(body).digest('hex')}`,
  );
  expect(headers['user-agent']).toBe('facebookexternalua');
  expect(body).toContain(`"leadgen_id":"${leads[0]?.id}"`);
});

test('a failed delivery is sent again with the same bytes until it is answered with 200', async () => {
  app = await startTestApp({ statuses: [500, 204, 200] });
  await app.control.createLeads({ formId });
  await expect.poll(() => app.received.length).toBe(3);
  await app.control.settle();
  expect(new Set(app.received.map(({ body }) => body)).size).toBe(1);
  const [delivery] = await app.control.listDeliveries();
  expect(delivery?.state).toBe('delivered');
  expect(delivery?.attempts.map(({ status }) => status)).toEqual([500, 204, 200]);
});

test('a delivery is dropped after the last attempt', async () => {
  app = await startTestApp({ statuses: Array.from({ length: 50 }, () => 500) });
  await app.control.createLeads({ formId });
  const state = async () => (await app.control.listDeliveries())[0]?.state;
  await expect.poll(state).toBe('dropped');
});

test('the attempts end within 36 hours', async () => {
  app = await startTestApp();
  let total = 0;
  for (let failures = 1, wait = retryDelay(1, 1); wait !== undefined;) {
    total += wait;
    wait = retryDelay(++failures, 1);
  }
  expect(total).toBeLessThanOrEqual(36 * 3_600_000);
  expect(total).toBeGreaterThan(30 * 3_600_000);
});

test('many leads at once share a delivery, and none is missing', async () => {
  app = await startTestApp();
  await app.control.createLeads({ formId, count: 2500 });
  await app.control.settle();
  expect(app.received).toHaveLength(3);
  const ids = app.received.flatMap(({ body }) => body.match(/"leadgen_id":"\d+"/g) ?? []);
  expect(new Set(ids).size).toBe(2500);
});

test('ids that are sent as numbers keep their digits', async () => {
  app = await startTestApp();
  await app.control.changeFaults({ numericIds: true });
  await app.control.createLeads({ formId, adId: '23849651968300183' });
  await app.control.settle();
  expect(app.received[0]?.body).toContain('"ad_id":23849651968300183');
});

test('nothing is sent if one of the conditions for a webhook is not met', async () => {
  app = await startTestApp();
  await app.control.unsubscribePage(DEMO.bakeryId);
  await app.control.createLeads({ formId });
  await app.control.settle();
  expect(app.received).toHaveLength(0);
});

test('a verification that fails is error 2200, and nothing is subscribed', async () => {
  app = await startTestApp();
  const answer = await app.graph(`/v26.0/${app.appId}/subscriptions`, {
    method: 'POST',
    accessToken: app.appToken,
    body: { object: 'user', callback_url: `${app.url}/nowhere`, fields: 'name', verify_token: 'x' },
  });
  expect(answer.body.error?.code).toBe(2200);
  const { subscriptions } = await app.control.getState();
  expect(subscriptions.map(({ object }) => object)).toEqual(['page']);
});

test('changes that are not leads are sent too, escaped', async () => {
  app = await startTestApp();
  await app.control.sendSample('leadgen_update');
  await app.control.sendSample('feed');
  await app.control.settle();
  const body = app.received.map((one) => one.body).join('');
  expect(body).toContain('"leadgen_id":23000000000091403');
  expect(body).toContain(String.raw`Br\u00f6tchen! 100 \u0025 \u003C3 \u0040brotzeit`);
});

test('lost deliveries are never sent, and duplicates are sent as often as configured', async () => {
  app = await startTestApp();
  await app.control.changeFaults({ lostWebhooks: {} });
  await app.control.createLeads({ formId });
  await app.control.settle();
  expect(app.received).toHaveLength(0);
  expect((await app.control.listDeliveries())[0]?.state).toBe('lost');
  await app.control.changeFaults({ lostWebhooks: null, duplicateWebhooks: 3 });
  await app.control.createLeads({ formId });
  await app.control.settle();
  expect(new Set(app.received.map(({ body }) => body)).size).toBe(1);
  expect(app.received).toHaveLength(3);
});
