/**
 * L30: what a running LeadRabbit does while it cannot write to its database, and afterwards.
 *
 * A longer run: RESILIENCE_SCALE=10 npx vitest run test/resilience/outage.test.ts
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { startEmulator, type Emulator } from '../../meta-emulator/start-emulator.ts';
import type { LeadList } from '../../src/contract/lead.ts';
import { eventually } from '../support/eventually.ts';
import { delivery, leadgenChange, postWebhook } from '../support/post-webhook.ts';
import { APP_ID, APP_SECRET } from '../support/start-leadrabbit.ts';
import { acknowledgedLeads, listAllLeads, missingFrom } from './support/books.ts';
import { startChild, type ChildLeadRabbit } from './support/child-leadrabbit.ts';
import { connectPages } from './support/connect.ts';
import { amountOf, SEED } from './support/seeded.ts';
import type { OpenedDisk } from './support/weak-disk.ts';
import { weakDisks } from './support/weak-disks.ts';

const LEADS = amountOf(60, 30);
const OUTAGES = amountOf(2, 1);

let meta: Emulator;
let app: ChildLeadRabbit;
let disk: OpenedDisk;

beforeEach(async () => {
  meta = await startEmulator({
    appId: APP_ID,
    appSecret: APP_SECRET,
    retryScale: 0.0005,
    seed: SEED,
  });
});
afterEach(async () => {
  await app.close();
  await disk.close?.();
  await meta.close();
});

const createLeads = async (count: number) =>
  (await meta.control.createLeads({ formId: DEMO.forms.weddingCake, count })).leads.map(
    ({ id }) => id,
  );

const listed = async () =>
  (await listAllLeads(app.admin)).map(({ metaData }) => metaData?.leadId ?? '').toSorted();

const isReady = async () => (await fetch(`${app.url}/readyz`)).status;

/** Sends an event of an unknown Page with a long text. It fills the space that is already reserved. */
let junk = 0;
const postJunk = () => {
  junk += 1;
  const change = leadgenChange({
    leadgen_id: `99${junk}`,
    page_id: '7',
    form_id: '8',
    note: 'x'.repeat(64_000),
  });
  return postWebhook(app, delivery({ 7: [change] }));
};

for (const { name, isAvailable, open } of weakDisks())
  describe.runIf(isAvailable())(name, () => {
    test(`L30: with ${name} nothing is acknowledged that is not stored, and LeadRabbit recovers without a restart`, async () => {
      disk = await open();
      app = await startChild(meta.url, disk.options);
      await connectPages(app, meta, [DEMO.bakeryId, DEMO.instagramId]);
      const sent = await createLeads(5);
      await eventually('the first leads are there', async () => (await listed()).length === 5);
      const pid = app.pid();

      for (let outage = 0; outage < OUTAGES; outage += 1) {
        await disk.fill(app);
        await eventually('a delivery is refused', async () => (await postJunk()).status !== 200);
        const refused = await postJunk();
        expect(refused).toMatchObject({
          status: 503,
          body: { success: false, code: 'storage-unavailable' },
        });
        expect(refused.headers.get('retry-after')).toBe('5');
        await eventually('LeadRabbit is not ready', async () => (await isReady()) === 503);
        expect((await fetch(`${app.url}/healthz`)).status).toBe(200);

        const before = await listed();
        sent.push(...(await createLeads(LEADS)));
        await eventually('Meta has tried again', async () =>
          (await meta.control.listDeliveries()).some(({ attempts }) => attempts.length > 1),
        );
        const deliveries = await meta.control.listDeliveries();
        const answers = deliveries.flatMap(({ attempts }) => attempts.map(({ status }) => status));
        expect(new Set(answers)).toEqual(new Set([200, 503]));
        expect(await listed()).toEqual(before);
        const search = await app.admin.get<LeadList>('/api/leads?limit=5&q=a');
        expect(search.status).toBe(200);
        expect((await app.admin.get('/api/facebook/pages')).status).toBe(200);

        await disk.empty(app);
        await eventually('LeadRabbit is ready again', async () => (await isReady()) === 200);
        await eventually(
          'the deliveries that Meta sent again have arrived',
          async () => missingFrom(await listed(), sent).length === 0,
          60_000,
        );
      }

      expect(app.pid()).toBe(pid);
      expect(app.isRunning()).toBe(true);
      expect(await listed()).toEqual(sent.toSorted());
      expect(missingFrom(await listed(), await acknowledgedLeads(meta))).toEqual([]);
    });
  });
