import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { startEmulator, type Emulator } from '../../meta-emulator/start-emulator.ts';
import { eventually } from '../support/eventually.ts';
import { signInToMeta } from '../support/meta-dialog.ts';
import {
  runLeadRabbit,
  START_TIMEOUT_MS,
  type LeadRabbitProcess,
} from '../support/run-leadrabbit.ts';
import { APP_ID, APP_SECRET } from '../support/start-leadrabbit.ts';
import { subscribeApp } from '../support/start-world.ts';

let meta: Emulator;
let app: LeadRabbitProcess;
beforeEach(async () => {
  meta = await startEmulator({ appId: APP_ID, appSecret: APP_SECRET, retryScale: 0.001 });
  app = await runLeadRabbit(meta.url, { LOG_LEVEL: 'warn' });
  await subscribeApp({ app, meta });
  await app.admin.get(await signInToMeta(app.admin));
  await app.admin.post('/api/facebook/pages', { pageId: DEMO.bakeryId, action: 'enable' });
  await app.admin.post('/api/facebook/health', {});
}, START_TIMEOUT_MS);
afterEach(async () => {
  await meta.close();
  await app.close();
});

/** The notices that admins have so far. */
const told = () =>
  app
    .output()
    .split('\n')
    .filter((line) => line.includes('admins are told'));

test('admins get one notice of a dead token, however many calls fail because of it', async () => {
  await meta.control.changeFaults({ expiredToken: { pageId: DEMO.bakeryId } });
  await meta.control.createLeads({ formId: DEMO.forms.breakfast, count: 12 });
  await eventually('a notice', () => told().length > 0);
  await app.admin.post('/api/facebook/health', {});
  expect(told()).toHaveLength(1);
  expect(told()[0]).toMatch(/sign-in.*Press Connect/);
});

test('admins get one notice when Meta cannot be reached', async () => {
  await meta.control.changeFaults({ serverError: {} });
  await app.admin.post('/api/facebook/health', {});
  await app.admin.post('/api/facebook/health', {});
  expect(told().filter((line) => line.includes("Meta's API cannot be reached"))).toHaveLength(1);
});

test('admins get one notice of a problem of the app', async () => {
  await meta.control.changeApp({ subscriptionActive: false });
  await app.admin.post('/api/facebook/health', {});
  await app.admin.post('/api/facebook/health', {});
  expect(told()).toHaveLength(1);
  expect(told()[0]).toContain("switched the app's webhook off");
});
