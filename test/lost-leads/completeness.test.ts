import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { Completeness } from '../../src/contract/completeness.ts';
import type { SyncAnswer } from '../../src/contract/sync.ts';
import {
  arrived,
  backgroundSyncAfter,
  BACKGROUND_SYNC_ON,
  held,
  lookBack,
} from '../support/background-sync.ts';
import { startGraphProxy, type GraphProxy } from '../support/graph-proxy.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { daysAgo } from '../support/time-travel.ts';

let proxy: GraphProxy;
let world: World;
let formId: string;
beforeEach(async () => {
  proxy = await startGraphProxy();
  world = await startWorld({
    environment: { ...BACKGROUND_SYNC_ON, FACEBOOK_GRAPH_URL: proxy.url },
  });
  proxy.target = world.meta.url;
  const questions = [{ key: 'full_name', type: 'FULL_NAME' }];
  const form = { pageId: DEMO.bakeryId, name: 'Christmas stollen', questions };
  formId = (await world.meta.control.addForm(form)).id;
  await world.connect();
});
afterEach(async () => {
  await world.close();
  await proxy.close();
});

const send = async (more: object = {}) =>
  (await world.meta.control.createLeads({ formId, ...more })).leads;
const backgroundSync = () =>
  backgroundSyncAfter(world, DEMO.bakeryId, () => world.enable(DEMO.bakeryId));

async function ofForm(): Promise<Completeness | null | undefined> {
  const { leadForms } = await world.page(DEMO.bakeryId);
  return leadForms.find((form) => form.formId === formId)?.completeness;
}

/** The sum of all parts of a count. It is the count of Meta if every lead is accounted for. */
function addUp(counts: Completeness): number {
  const { stored, pending, needsAttention, skipped, dismissed, expired, missing, unlisted } =
    counts;
  return stored + pending + needsAttention + skipped + dismissed + expired + missing + unlisted;
}

const NONE = { stored: 0, pending: 0, needsAttention: 0, skipped: 0, expired: 0, missing: 0 };

describe("Meta's own count compared with the leads that are here", () => {
  test('nothing is said about missing leads before the first comparison', async () => {
    expect(await ofForm()).toBeUndefined();
    expect((await world.page(DEMO.bakeryId)).completeness).toBeNull();
  });

  test('the comparison says how many leads Meta counts, how many are here, and when it was made', async () => {
    await backgroundSync();
    await arrived(world, await send({ count: 4 }));
    const before = Date.now();
    await backgroundSync();
    const found = await ofForm();
    expect(found).toMatchObject({ ...NONE, metaCount: 4, stored: 4 });
    expect(Date.parse(found?.checkedAt ?? '')).toBeGreaterThanOrEqual(before);
  });

  test('leads from before the span of the background sync are missing until a sync reads them', async () => {
    await send({ count: 2, createdTime: daysAgo(20), deliver: false });
    await send({ count: 3, deliver: false });
    await backgroundSync();
    expect(await ofForm()).toMatchObject({ ...NONE, metaCount: 5, stored: 3, missing: 2 });
    await backgroundSyncAfter(world, DEMO.bakeryId, () => lookBack(world, DEMO.bakeryId, 30));
    expect(await ofForm()).toMatchObject({ ...NONE, metaCount: 5, stored: 5 });
  });

  test('leads that Meta no longer shows have expired and are not missing', async () => {
    await send({ count: 2, createdTime: daysAgo(120), deliver: false });
    await send({ createdTime: daysAgo(80), deliver: false });
    await backgroundSyncAfter(world, DEMO.bakeryId, () => lookBack(world, DEMO.bakeryId, 90));
    expect(await ofForm()).toMatchObject({ ...NONE, metaCount: 3, stored: 1, expired: 2 });
  });

  test('leads that are pending, need attention or belong to a disabled connection are not missing', async () => {
    await backgroundSync();
    const [poison] = await send({ poison: 'field-data-text' });
    await held(world, 'needs-attention', poison?.id ?? '');
    await arrived(world, await send());
    await send({ platform: 'ig', count: 2, deliver: false });
    await backgroundSync();
    expect(await ofForm()).toMatchObject({
      ...NONE,
      metaCount: 4,
      stored: 1,
      needsAttention: 1,
      skipped: 2,
    });

    // They come in when the connection is enabled.
    await backgroundSyncAfter(world, DEMO.instagramId, () => lookBack(world, DEMO.instagramId, 1));
    expect(await ofForm()).toMatchObject({
      ...NONE,
      metaCount: 4,
      stored: 3,
      needsAttention: 1,
    });

    await world.meta.control.changeFaults({ notYetReadable: { seconds: 3_600 } });
    const [fresh] = await send();
    await held(world, 'pending', fresh?.id ?? '');
    // Enabling would retry the leads that need attention.
    await world.app.admin.post('/api/facebook/sync', { pageId: DEMO.bakeryId });
    expect(await ofForm()).toMatchObject({
      ...NONE,
      metaCount: 5,
      stored: 3,
      needsAttention: 1,
      pending: 1,
    });
  });

  test('the counts of a Page are the sums of its forms, and account for every lead that Meta counts', async () => {
    await send({ count: 3, deliver: false });
    await send({ createdTime: daysAgo(120), deliver: false });
    const { completeness, leadForms } = await backgroundSync();
    if (!completeness) throw new Error('nothing was compared');
    const ofForms = leadForms.flatMap((form) => form.completeness ?? []);
    expect(ofForms.length).toBe(4);
    for (const each of ofForms) expect(addUp(each)).toBe(each.metaCount);
    const sum = ofForms.reduce((total, { metaCount }) => total + metaCount, 0);
    expect(completeness.metaCount).toBe(sum);
    expect(addUp(completeness)).toBe(sum);
    const account = await world.page(DEMO.instagramId);
    expect(account.completeness).toBeNull();
  });

  test('a form whose count Meta does not show is not compared, and nothing is said about it', async () => {
    proxy.intercept = ({ path, query }) => {
      if (!path.endsWith('/leadgen_forms') || query.get('fields') === null) return undefined;
      return { body: { data: [{ id: formId, name: 'Christmas stollen', status: 'ACTIVE' }] } };
    };
    await send({ count: 2, deliver: false });
    await backgroundSync();
    expect(await ofForm()).toBeNull();
    expect(await world.leads()).toHaveLength(2);
  });

  test('leads that Meta counts and does not list are told apart once all that Meta keeps was read', async () => {
    await send({ count: 2, deliver: false });
    // Each count of Meta is one higher than its list.
    proxy.intercept = async ({ path, query }) => {
      if (!path.endsWith('/leadgen_forms') || query.get('fields') === null) return undefined;
      const fields = { leads_count: 3, expired_leads_count: 0 };
      const form = { id: formId, name: 'Christmas stollen', status: 'ACTIVE', ...fields };
      return { body: { data: [form] } };
    };
    await backgroundSync();
    expect(await ofForm()).toMatchObject({ stored: 2, missing: 1, unlisted: 0 });
    const sync = async (since?: string) => {
      const body = { pageId: DEMO.bakeryId, since };
      return (await world.app.admin.post<SyncAnswer>('/api/facebook/sync', body)).body;
    };
    expect((await sync()).message).toMatch(/^No new leads\. 1 lead is at Meta and not here/);
    const complete = await sync(daysAgo(90));
    expect(complete.message).toMatch(/^No new leads\. Meta counts 1 lead that it does not list/);
    expect(complete.stillMissing).toMatchObject([{ cause: 'unlisted', count: 1 }]);
    expect(await ofForm()).toMatchObject({ stored: 2, missing: 0, unlisted: 1 });
    await sync();
    expect(await ofForm(), 'it is remembered').toMatchObject({ missing: 0, unlisted: 1 });
  });

  test('a sync by hand compares the counts too', async () => {
    await backgroundSync();
    await send({ count: 2, deliver: false });
    await world.app.admin.post('/api/facebook/sync', { pageId: DEMO.bakeryId });
    expect(await ofForm()).toMatchObject({ ...NONE, metaCount: 2, stored: 2 });
  });
});

describe('forms that change at Meta', () => {
  test('L3: the background sync finds a new form and its leads', async () => {
    await backgroundSync();
    const questions = [{ key: 'full_name', label: 'Who are you?', type: 'FULL_NAME' }];
    const form = { pageId: DEMO.bakeryId, name: 'Easter lamb', questions };
    const { id } = await world.meta.control.addForm(form);
    const { leads } = await world.meta.control.createLeads({ formId: id, deliver: false });
    const page = await backgroundSync();
    const found = page.leadForms.find((each) => each.formId === id);
    expect(found).toMatchObject({ name: 'Easter lamb', status: 'ACTIVE', leadCount: 1 });
    const lead = await world.lead(leads[0]?.id ?? '');
    expect(lead.origin).toMatchObject({ formName: 'Easter lamb', via: 'catch-up' });
    expect(lead.answers[0]?.label).toBe('Who are you?');
  });

  test('L3: leads of a form that has been archived still come in', async () => {
    await backgroundSync();
    const sent = await send({ deliver: false });
    const { token } = await world.meta.control.createToken({
      kind: 'page',
      pageId: DEMO.bakeryId,
    });
    const body = new URLSearchParams({ access_token: token, status: 'ARCHIVED' });
    expect((await fetch(`${world.meta.url}/v25.0/${formId}`, { method: 'POST', body })).ok).toBe(
      true,
    );
    const { leadForms } = await backgroundSync();
    expect(leadForms.find((form) => form.formId === formId)?.status).toBe('ARCHIVED');
    await arrived(world, sent);
  });
});
