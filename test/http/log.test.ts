import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { startEmulator, type Emulator } from '../../meta-emulator/start-emulator.ts';
import { signInToMeta } from '../support/meta-dialog.ts';
import { postWebhook, sign } from '../support/post-webhook.ts';
import {
  runLeadRabbit,
  START_TIMEOUT_MS,
  type LeadRabbitProcess,
} from '../support/run-leadrabbit.ts';
import { ADMIN, APP_ID, APP_SECRET, VERIFY_TOKEN } from '../support/start-leadrabbit.ts';
import { subscribeApp } from '../support/start-world.ts';
import { eventually } from '../support/eventually.ts';
import { sync } from '../support/sync.ts';

const PERSON = {
  name: 'Wilhelmina Confidential',
  email: 'wilhelmina.confidential@example.com',
  phone: '+442071838799',
  occasion: 'a surprise that nobody may know of',
} as const;

let meta: Emulator;
let app: LeadRabbitProcess;
let code = '';
let feedToken = '';
beforeAll(async () => {
  meta = await startEmulator({ appId: APP_ID, appSecret: APP_SECRET, retryScale: 0.001 });
  app = await runLeadRabbit(meta.url, { LOG_LEVEL: 'trace' });
  await subscribeApp({ app, meta });
  await useEverything();
}, START_TIMEOUT_MS);
afterAll(async () => {
  await meta.close();
  await app.close();
});

/** Uses every part of LeadRabbit and lets each kind of failure happen once. */
async function useEverything() {
  const { control } = meta;
  const callback = await signInToMeta(app.admin);
  code = new URL(callback, app.url).searchParams.get('code') ?? '';
  await app.admin.get(callback);
  await app.admin.get(callback, { headers: { accept: 'text/html' } });
  await app.admin.post('/api/facebook/pages', { pageId: DEMO.bakeryId, action: 'enable' });
  await control.changeFaults({ serverError: {} });
  await control.createLeads({
    formId: DEMO.forms.weddingCake,
    answers: {
      full_name: PERSON.name,
      email: PERSON.email,
      phone_number: PERSON.phone,
      "what's_your_wedding_date?": PERSON.occasion,
    },
  });
  await eventually('the failure is logged', () => app.output().includes('could not be taken in'));
  await sync({ app });
  await control.clearFaults();
  const search = `/api/leads?q=${encodeURIComponent(PERSON.email)}`;
  const found = await eventually('the lead is in the CRM', async () => {
    const { body } = await app.admin.get<{ leads: { _id: string }[] }>(search);
    return body.leads[0];
  });
  await app.admin.patch(`/api/leads/${found._id}`, { status: 'Won' });
  const { body: made } = await app.admin.post<{ url: string }>('/api/account/calendar-feed', {});
  feedToken = /calendar\/(.+)\.ics$/.exec(made.url)?.[1] ?? '';
  expect((await app.admin.get(new URL(made.url).pathname)).status).toBe(200);
  await app.admin.delete('/api/account/calendar-feed');
  expect((await app.admin.get(new URL(made.url).pathname)).status).toBe(404);
  await control.createLeads({ formId: DEMO.forms.weddingCake, poison: 'field-data-text' });
  await sync({ app });
  await control.changeFaults({ expiredToken: {} });
  await sync({ app });
  await app.admin.signIn(PERSON.email, 'a wrong password');
  await app.admin.signIn(ADMIN.email, ADMIN.password);
  const body = JSON.stringify({ entry: [], note: PERSON.email });
  await postWebhook(app, body, { signature: sign(body, 'not the secret') });
  await postWebhook(app, `{"broken": "${PERSON.email}"`);
  await app.admin.post('/api/auth/sign-out');
}

describe('the log', () => {
  test('each line of the log is a JSON object with the id of its request', async () => {
    const lines = app.output().trim().split('\n');
    expect(lines.length).toBeGreaterThan(20);
    const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    const paths = entries.flatMap(({ req }) => (req as { path?: string } | undefined)?.path ?? []);
    expect(paths).toEqual(
      expect.arrayContaining(['/api/facebook/auth', '/api/webhook/facebook', '/api/leads']),
    );
    for (const entry of entries.filter(({ req }) => req !== undefined))
      expect(entry['reqId']).toEqual(expect.any(String));
  });

  test('the log tells the operator what failed', () => {
    expect(app.output()).toContain('Meta');
    expect(app.output()).toContain('a lead could not be taken in');
    expect(app.output()).toContain('the sign-in to Meta failed');
  });

  test.each([
    ['a token of Meta', () => /EAAB\w{20,}/],
    ['the code of the sign-in', () => code],
    ['the app secret', () => APP_SECRET],
    ['the verify token', () => VERIFY_TOKEN],
    ['a password', () => ADMIN.password],
    ['a session cookie', () => /appToken/],
    ['the address of a calendar feed', () => feedToken],
    ['the address of the admin', () => ADMIN.email],
    ['the name of a person', () => PERSON.name],
    ['their e-mail address', () => /wilhelmina/i],
    ['their e-mail address as a query holds it', () => encodeURIComponent(PERSON.email)],
    ['their phone number', () => PERSON.phone.slice(1)],
    ['what they answered', () => PERSON.occasion],
    ['a signature', () => /sha256=/],
  ])('the log does not hold %s', (_what, secret) => {
    const pattern = secret();
    expect(pattern).not.toBe('');
    expect(app.output().search(pattern)).toBe(-1);
  });
});
