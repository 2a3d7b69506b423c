import { sentenceOf } from '../support/sentence-of.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { HealthAnswer } from '../../src/contract/health.ts';
import type { ErrorAnswer } from '../../src/contract/error.ts';
import type { SyncAnswer } from '../../src/contract/sync.ts';
import { arrived, held, unsettled } from '../support/background-sync.ts';
import { eventually } from '../support/eventually.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { daysAgo, startTimeMachine, type TimeMachine } from '../support/time-travel.ts';

let world: World;
let time: TimeMachine;
beforeEach(async () => {
  time = startTimeMachine();
  world = await startWorld();
  await world.connect();
  await world.enable(DEMO.bakeryId);
});
afterEach(async () => {
  await world.close();
  time.end();
});

const send = async (more: object = {}) => {
  const formId = DEMO.forms.breakfast;
  return (await world.meta.control.createLeads({ formId, ...more })).leads;
};
const checkOf = async (id: string) => {
  const { body } = await world.app.admin.post<HealthAnswer>('/api/facebook/health', {});
  const page = body.pages.find(({ pageId }) => pageId === DEMO.bakeryId);
  return [...(body.app?.checks ?? []), ...(page?.report?.checks ?? [])].find(
    (check) => check.id === id,
  );
};

describe('revoked leads access', () => {
  test('L22: if revoked leads access looks like a missing permission, the Page is marked, its leads wait, and the health names it', async () => {
    await world.meta.control.changeFaults({ leadAccessRevoked: { as: '200' } });
    const waiting = await send({ count: 2 });
    for (const { id } of waiting)
      expect(sentenceOf((await held(world, 'pending', id)).reason)).toContain('leads access');
    const { attention } = await world.page(DEMO.bakeryId);
    expect(attention?.code).toBe('permission');
    expect(sentenceOf(attention?.reason)).toContain('Leads access');
    const check = await checkOf('lead-access');
    expect(check?.state).toBe('bad');
    expect(sentenceOf(check)).toContain('Settings, Integrations, Leads access');

    await world.meta.control.clearFaults();
    await world.connect();
    await arrived(world, waiting);
    expect((await world.page(DEMO.bakeryId)).attention).toBeNull();
    expect(await checkOf('lead-access')).toMatchObject({ state: 'ok' });
  });

  test('L22: leads come in without a reconnect when the leads access is given back', async () => {
    await world.meta.control.changeFaults({ leadAccessRevoked: { as: '200' } });
    const waiting = await send();
    await held(world, 'pending', waiting[0]?.id ?? '');
    await world.meta.control.clearFaults();
    time.forward({ minutes: 30 });
    await arrived(world, waiting);
    expect((await world.page(DEMO.bakeryId)).attention).toBeNull();
  });

  test('L22: if revoked leads access looks like a missing lead, the lead is tried for hours, then needs attention and is not lost', async () => {
    await world.meta.control.changeFaults({ leadAccessRevoked: { as: '100/33' } });
    const [lead = { id: '' }] = await send();
    const first = await held(world, 'pending', lead.id);
    expect(sentenceOf(first.reason)).toContain('does not show this lead');
    for (let attempt = 1; attempt <= 6; attempt += 1) {
      await eventually(`attempt ${attempt}`, async () =>
        (await unsettled(world, 'pending')).some(({ attempts }) => attempts === attempt),
      );
      time.forward({ hours: 8 });
    }
    const parked = await held(world, 'needs-attention', lead.id);
    expect(parked.attempts).toBeGreaterThan(5);
    expect(sentenceOf(parked.reason)).toContain('leads access');
    expect(await checkOf('lead-access')).toMatchObject({ state: 'bad' });

    await world.meta.control.clearFaults();
    await world.app.admin.post('/api/facebook/inbox/retry', { all: 'needs-attention' });
    await arrived(world, [lead]);
  });

  test('L7: a lead that Meta deleted stops holding the watermark back after its last attempt', async () => {
    const sentAt = Math.floor(Date.now() / 1000) - 3_600;
    const value = {
      leadgen_id: '610000000000001',
      page_id: DEMO.bakeryId,
      form_id: DEMO.forms.breakfast,
      created_time: sentAt,
    };
    await world.meta.control.sendChange({ entryId: DEMO.bakeryId, field: 'leadgen', value });
    await held(world, 'pending', value.leadgen_id);
    await arrived(world, await send());
    const watermark = async () => {
      await world.app.admin.post<SyncAnswer>('/api/facebook/sync', {});
      return Date.parse((await world.page(DEMO.bakeryId)).watermark ?? '') / 1000;
    };
    expect(await watermark()).toBeLessThan(sentAt);
    for (let attempt = 1; attempt <= 6; attempt += 1) {
      await eventually(`attempt ${attempt}`, async () =>
        (await unsettled(world, 'pending')).some(({ attempts }) => attempts === attempt),
      );
      time.forward({ hours: 8 });
    }
    await held(world, 'needs-attention', value.leadgen_id);
    expect(await watermark()).toBeGreaterThan(sentAt);
    expect((await world.page(DEMO.bakeryId)).oldestGap).toBeNull();
  });

  test('L22: a sync of a Page without leads access says what is wrong and where to click', async () => {
    await world.meta.control.changeFaults({ leadAccessRevoked: { as: '200' } });
    const answer = await world.app.admin.post<ErrorAnswer>('/api/facebook/sync', {});
    expect(answer.status).toBe(502);
    expect(answer.body.error).toContain('Leads access');
  });

  test('a lead that Meta cannot show yet comes in after seconds', async () => {
    await world.meta.control.changeFaults({ notYetReadable: { seconds: 2 } });
    await arrived(world, await send());
  });
});

describe('app in Development mode', () => {
  const grow = async () => {
    // A webhook counts as missing when it is a quarter of an hour late.
    time.forward({ minutes: 20 });
    await world.app.admin.post<SyncAnswer>('/api/facebook/sync', {});
  };

  test('L21: Development mode is suspected if a sync finds leads and no webhook ever came', async () => {
    time.forward({ minutes: 1 });
    await world.meta.control.changeFaults({ appMode: 'development' });
    const unannounced = await send({ count: 2 });
    await world.meta.control.clearFaults();
    await grow();
    await arrived(world, unannounced);
    const check = await checkOf('app-mode');
    expect(check?.state).toBe('warn');
    expect(sentenceOf(check)).toContain('Development mode');
    expect(sentenceOf(check)).toContain('developers.facebook.com/apps/');
    expect(await checkOf('last-webhook')).toMatchObject({ state: 'warn' });
  });

  test('L21: Development mode is not suspected while webhooks come', async () => {
    await arrived(world, await send({ count: 2 }));
    await grow();
    const check = await checkOf('app-mode');
    expect(check?.state).toBe('unknown');
    expect(sentenceOf(check)).toContain('developers.facebook.com/apps/');
    expect(await checkOf('last-webhook')).toMatchObject({ state: 'ok' });
  });
});

describe("Meta's 90 days", () => {
  test('L26: each lead that only Meta has shows until when it can be read', async () => {
    await world.meta.control.changeFaults({ leadAccessRevoked: { as: '200' } });
    const createdTime = daysAgo(85);
    const [old = { id: '' }] = await send({ createdTime });
    const [young = { id: '' }] = await send();
    const { submittedAt, unreadableFrom, isRead } = await held(world, 'pending', old.id);
    expect(isRead).toBe(false);
    expect(Date.parse(submittedAt ?? '')).toBe(Math.floor(Date.parse(createdTime) / 1000) * 1000);
    const left = (Date.parse(unreadableFrom ?? '') - Date.now()) / 86_400_000;
    expect(Math.round(left)).toBe(5);
    const later = await held(world, 'pending', young.id);
    expect(Date.parse(later.unreadableFrom ?? '')).toBeGreaterThan(
      Date.parse(unreadableFrom ?? ''),
    );
    const { oldestGap } = await world.page(DEMO.bakeryId);
    expect(oldestGap).toEqual({ sentAt: submittedAt, unreadableFrom });
  });

  test('L26: no deletion date is shown if there is no gap', async () => {
    await arrived(world, await send());
    expect((await world.page(DEMO.bakeryId)).oldestGap).toBeNull();
  });

  test('L26: a lead whose answers are here has no deletion date', async () => {
    const [lead = { id: '' }] = await send({ poison: 'field-data-text', deliver: false });
    await world.app.admin.post('/api/facebook/sync', {});
    const parked = await held(world, 'needs-attention', lead.id);
    expect(parked).toMatchObject({ isRead: true, unreadableFrom: null });
  });

  test("L26: a lead past Meta's 90 days needs attention with its reason, and is not forgotten", async () => {
    await world.meta.control.changeFaults({ leadAccessRevoked: { as: '200' } });
    const [lead = { id: '' }] = await send({ createdTime: daysAgo(89.9) });
    await held(world, 'pending', lead.id);
    await world.meta.control.clearFaults();
    time.forward({ days: 1 });
    const parked = await held(world, 'needs-attention', lead.id);
    expect(Date.parse(parked.unreadableFrom ?? '')).toBeLessThan(Date.now());
    expect(sentenceOf(parked.reason)).toContain('90 days');

    // Nobody can read it any more, so no later pass has to look back that far.
    const [newest] = await send({ deliver: false });
    await world.app.admin.post('/api/facebook/sync', { pageId: DEMO.bakeryId });
    const { createdAt } = await world.lead(newest?.id ?? '');
    expect((await world.page(DEMO.bakeryId)).watermark).toBe(createdAt);
  });
});
