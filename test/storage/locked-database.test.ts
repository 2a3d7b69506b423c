import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { startEmulator, type Emulator } from '../../meta-emulator/start-emulator.ts';
import { acknowledgedLeads, listAllLeads, missingFrom } from '../resilience/support/books.ts';
import { startChild, type ChildLeadRabbit } from '../resilience/support/child-leadrabbit.ts';
import { connectPages } from '../resilience/support/connect.ts';
import { amountOf, SEED } from '../resilience/support/seeded.ts';
import { eventually } from '../support/eventually.ts';
import { delivery, leadgenChange, postWebhook } from '../support/post-webhook.ts';
import { APP_ID, APP_SECRET } from '../support/start-leadrabbit.ts';

const LEADS = amountOf(60, 30);

let meta: Emulator;
let app: ChildLeadRabbit;

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
  await meta.close();
});

const createLeads = async (count: number) =>
  (await meta.control.createLeads({ formId: DEMO.forms.weddingCake, count })).leads.map(
    ({ id }) => id,
  );

const listed = async () =>
  (await listAllLeads(app.admin)).map(({ metaData }) => metaData?.leadId ?? '').toSorted();

const isReady = async () => (await fetch(`${app.url}/readyz`)).status;

describe('a database that another program locks', () => {
  let other: DatabaseSync;
  beforeEach(async () => {
    app = await startChild(meta.url);
    await connectPages(app, meta, [DEMO.bakeryId, DEMO.instagramId]);
    other = new DatabaseSync(join(app.dataDir, 'leadrabbit.db'), { timeout: 5_000 });
  });
  afterEach(() => other.close());

  test('L30: while another program locks the database, reads work and writes wait until it lets go', async () => {
    other.exec('BEGIN IMMEDIATE');
    const waiting = postWebhook(app, delivery({ 7: [leadgenChange({ leadgen_id: '991' })] }));
    let isAnswered = false;
    void waiting.finally(() => (isAnswered = true)).catch(() => undefined);
    // One request after the other: if the event loop were blocked, the delivery would be answered first.
    for (let request = 0; request < 50; request += 1) {
      expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
      expect((await app.admin.get('/api/leads')).status).toBe(200);
    }
    expect(isAnswered).toBe(false);
    other.exec('ROLLBACK');
    expect(await waiting).toMatchObject({ status: 200, body: { leadsProcessed: 1 } });
  });

  test('L30: if another program locks the database for too long, deliveries get 503 and Meta’s next try is stored', async () => {
    other.exec('BEGIN IMMEDIATE');
    const sent = await createLeads(LEADS);
    const lead = leadgenChange({ leadgen_id: '992' });
    const [refused, ready] = await Promise.all([
      postWebhook(app, delivery({ 7: [lead] })),
      isReady(),
    ]);
    expect(refused).toMatchObject({ status: 503, body: { code: 'storage-unavailable' } });
    expect(ready).toBe(503);
    expect((await acknowledgedLeads(meta)).size).toBe(0);
    other.exec('ROLLBACK');
    await eventually(
      'all leads are there',
      async () => missingFrom(await listed(), sent).length === 0,
      30_000,
    );
    expect(await isReady()).toBe(200);
    expect(await listed()).toEqual(sent.toSorted());
  });
});
