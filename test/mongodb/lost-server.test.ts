/**
 * What a running LeadRabbit does while its MongoDB server is gone or frozen, and afterwards.
 *
 * A longer run: RESILIENCE_SCALE=10 RESILIENCE_SEED=7 npx vitest run test/mongodb/lost-server.test.ts
 */
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { startEmulator, type Emulator } from '../../meta-emulator/start-emulator.ts';
import {
  acknowledgedLeads,
  inboxCounts,
  listAllLeads,
  missingFromInboxOf,
} from '../resilience/support/books.ts';
import { startChild, type ChildLeadRabbit } from '../resilience/support/child-leadrabbit.ts';
import { connectPages } from '../resilience/support/connect.ts';
import { amountOf, createRandom, SCALE, SEED } from '../resilience/support/seeded.ts';
import { eventually } from '../support/eventually.ts';
import { delivery, leadgenChange, postWebhook } from '../support/post-webhook.ts';
import { APP_ID, APP_SECRET } from '../support/start-leadrabbit.ts';
import { findServerProgram, isSkipped, nameOfTests } from './server/server-programs.ts';
import { startServer, type TestServer } from './server/start-server.ts';

const KILLS = amountOf(12, 3);
const FREEZES = amountOf(4, 1);
const FORMS = [DEMO.forms.weddingCake, DEMO.forms.breakfast, DEMO.forms.freeTrial];

const program = findServerProgram();

describe.skipIf(isSkipped(program))(
  nameOfTests('the MongoDB server', program),
  { timeout: 180_000 * Math.max(1, SCALE) },
  () => {
    let server: TestServer;
    let meta: Emulator;
    let app: ChildLeadRabbit;
    let sent: string[];
    const random = createRandom(SEED);

    beforeEach(async () => {
      sent = [];
      server = await startServer(program);
      meta = await startEmulator({
        appId: APP_ID,
        appSecret: APP_SECRET,
        retryScale: 0.0005,
        seed: SEED,
      });
      app = await startChild(meta.url, {
        environment: { MONGODB_URI: server.uri, DB_NAME: 'leadRabbit' },
      });
      await connectPages(app, meta, [DEMO.bakeryId, DEMO.fitnessId]);
    }, 60_000);
    afterEach(async () => {
      await app.close();
      await meta.close();
      await server.close();
    });

    const send = async (count: number) => {
      const { leads } = await meta.control.createLeads({ formId: random.pick(FORMS), count });
      sent.push(...leads.map(({ id }) => id));
    };
    const isReady = async () => (await fetch(`${app.url}/readyz`)).status;
    const ready = () =>
      eventually('LeadRabbit is ready', async () => (await isReady()) === 200, 30_000);
    const notReady = () =>
      eventually('LeadRabbit is not ready', async () => (await isReady()) === 503, 30_000);
    const listed = async () =>
      (await listAllLeads(app.admin)).map(({ metaData }) => metaData?.leadId ?? '').toSorted();

    /** Waits until each lead that was sent is in the CRM, and checks that it is there once. */
    async function expectAllOnce(): Promise<void> {
      for (const { id, state } of await meta.control.listDeliveries())
        if (state === 'dropped') await meta.control.redeliver(id);
      await eventually(
        'every lead is in the CRM',
        async () => {
          const { stored, ...others } = await inboxCounts(app.admin);
          return stored === sent.length && Object.values(others).every((count) => count === 0);
        },
        100_000,
      );
      expect(await listed()).toEqual(sent.toSorted());
      expect(await missingFromInboxOf(app, sent)).toEqual([]);
    }

    test(`no acknowledged lead is lost and none is stored twice when the database server is killed under load and starts again ${KILLS} times (RESILIENCE_SEED=${SEED})`, async () => {
      const pid = app.pid();
      for (let kill = 0; kill < KILLS; kill += 1) {
        const load = (async () => {
          for (let burst = 0; burst < 8; burst += 1) {
            await send(random.between(1, 30));
            await pause(random.between(0, 60));
          }
        })();
        await pause(random.between(50, 300));
        await server.kill();
        await load;
        await notReady();
        const acknowledged = await acknowledgedLeads(meta);
        await server.start();
        await ready();
        expect(await missingFromInboxOf(app, acknowledged)).toEqual([]);
      }
      await expectAllOnce();
      expect(app.pid()).toBe(pid);
      expect(app.isRunning()).toBe(true);
    });

    test('while the database server is frozen, webhooks are refused in time, and everything works when it answers again', async () => {
      await send(5);
      await eventually('the first leads are there', async () => (await listed()).length === 5);
      const post = (serial: number) =>
        postWebhook(app, delivery({ 7: [leadgenChange({ leadgen_id: `99${serial}` })] }));
      for (let freeze = 0; freeze < FREEZES; freeze += 1) {
        server.freeze();
        const start = performance.now();
        const refused = await post(freeze);
        // Meta waits for an answer. The limits of the driver sum up to five seconds; a busy machine needs longer.
        expect(performance.now() - start).toBeLessThan(15_000);
        expect(refused).toMatchObject({
          status: 503,
          body: { success: false, code: 'storage-unavailable' },
        });
        expect(refused.headers.get('retry-after')).toBe('5');
        await notReady();
        expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
        expect(await app.admin.get('/api/leads?limit=1')).toMatchObject({
          status: 503,
          body: { code: 'storage-unavailable' },
        });
        await send(20);
        await eventually('Meta has tried in vain', async () =>
          (await meta.control.listDeliveries()).some(({ attempts }) =>
            attempts.some(({ status }) => status === 503),
          ),
        );
        server.thaw();
        await ready();
        expect((await post(freeze)).status).toBe(200);
      }
      // A claim that the server carried out after it was refused ends with its lease, after a minute.
      await eventually(
        'every lead is in the CRM',
        async () => (await listed()).length === sent.length,
        180_000,
      );
      expect(await listed()).toEqual(sent.toSorted());
    });
  },
);
