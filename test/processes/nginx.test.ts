/** The example of docs/guide/scale.md: two LeadRabbits behind nginx. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { startEmulator, type Emulator } from '../../meta-emulator/start-emulator.ts';
import type { ImportPreview } from '../../src/contract/import.ts';
import { ApiClient } from '../support/api-client.ts';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/free-port.ts';
import { postFile } from '../support/post-file.ts';
import { signInToMeta } from '../support/meta-dialog.ts';
import {
  runLeadRabbit,
  START_TIMEOUT_MS,
  type LeadRabbitProcess,
} from '../support/run-leadrabbit.ts';
import { ADMIN, APP_ID, APP_SECRET } from '../support/start-leadrabbit.ts';
import { hasNginx, startNginx, type Nginx } from '../support/start-nginx.ts';
import { subscribeApp } from '../support/start-world.ts';
import { watchEvents } from '../support/watch-events.ts';

if (!hasNginx)
  process.stderr.write(
    'The test of the example with nginx is skipped. Install nginx: apt-get install nginx-light\n',
  );

describe.skipIf(!hasNginx)('two LeadRabbits behind nginx', () => {
  let meta: Emulator;
  let first: LeadRabbitProcess;
  let second: LeadRabbitProcess;
  let nginx: Nginx;
  /** Signed in through nginx. */
  let admin: ApiClient;

  beforeAll(async () => {
    meta = await startEmulator({ appId: APP_ID, appSecret: APP_SECRET, retryScale: 0.001 });
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const environment = { URL: url, TRUST_PROXY: 'loopback', LOG_LEVEL: 'info' };
    first = await runLeadRabbit(meta.url, environment);
    second = await runLeadRabbit(meta.url, environment, first);
    nginx = await startNginx(port, [portOf(first), portOf(second)]);
    admin = new ApiClient(url);
    await admin.signIn(ADMIN.email, ADMIN.password);
    await subscribeApp({ app: { url }, meta });
    await admin.get(await signInToMeta(admin));
    await admin.post('/api/facebook/pages', { pageId: DEMO.bakeryId, action: 'enable' });
  }, 4 * START_TIMEOUT_MS);
  afterAll(async () => {
    await nginx.close();
    await second.close();
    await first.close();
    await meta.close();
  });

  const portOf = ({ url }: LeadRabbitProcess) => Number(new URL(url).port);
  const sendLeads = async (count: number) => {
    const { leads } = await meta.control.createLeads({ formId: DEMO.forms.callBack, count });
    return leads.map(({ id }) => id);
  };
  const arrive = (leadIds: readonly string[]) =>
    eventually('the leads are in the CRM', async () => {
      const { body } = await admin.get('/api/leads?limit=200');
      const listed = JSON.stringify(body);
      return leadIds.every((leadId) => listed.includes(leadId));
    });
  /** How many of the deliveries Meta had to try more than once. */
  const repeated = async () =>
    (await meta.control.listDeliveries()).filter(({ attempts }) => attempts.length > 1).length;

  test('a session works at both processes, because requests go to both', async () => {
    for (let n = 0; n < 10; n += 1) expect((await admin.get('/api/leads')).status).toBe(200);
    for (const { output } of [first, second])
      await eventually('the process logs a request', () => output().includes('/api/leads'));
  });

  test('the event stream comes through without a delay and stays open', async () => {
    const watch = await watchEvents(admin);
    const [leadId] = await sendLeads(1);
    await eventually('the event comes', () =>
      watch.events.some(
        (event) => event.type === 'lead.created' && event.data.metaData?.leadId === leadId,
      ),
    );
    await eventually('heartbeats come', () => watch.heartbeats() > 2, 30_000);
    expect(watch.isOver()).toBe(false);
    watch.close();
  }, 60_000);

  test('a file to import may be larger than other requests', async () => {
    const file = `Name,Question\n${`Anna,${'Why? '.repeat(40)}\n`.repeat(20_000)}`;
    expect(file.length).toBeGreaterThan(4_000_000);
    const { status, body } = await postFile<ImportPreview>(admin, file, 'dryRun=true&rows=left');
    expect([status, body.counts.created]).toEqual([200, 20_000]);
  }, 60_000);

  test('a client cannot choose the address that limits its sign-ins', async () => {
    const statuses = new Set<number>();
    for (let n = 0; n < 60 && !statuses.has(429); n += 1) {
      const { status } = await new ApiClient(admin.url).post(
        '/api/auth/sign-in/email',
        { email: `nobody-${n}@example.com`, password: 'a wrong password' },
        { headers: { 'x-forwarded-for': `203.0.113.${n}` } },
      );
      statuses.add(status);
    }
    expect(statuses).toContain(429);
  }, 60_000);

  test(
    'one process after the other is updated, or is killed, and nobody notices',
    { timeout: 5 * START_TIMEOUT_MS },
    async () => {
      const before = await repeated();
      const check = async () => {
        for (let n = 0; n < 6; n += 1) {
          expect((await admin.get('/api/leads')).status).toBe(200);
          expect((await admin.get('/readyz')).status).toBe(200);
        }
        await arrive(await sendLeads(4));
      };
      await first.stop();
      await check();
      first = await first.startAgain();
      await check();
      // As the guide says: nginx sends nothing to a process for five seconds after it did not answer.
      await pause(6_000);
      await second.kill();
      await check();
      second = await second.startAgain();
      await check();
      expect(await repeated()).toBe(before);
    },
  );
});
