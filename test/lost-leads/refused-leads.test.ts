import { sentenceOf } from '../support/sentence-of.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { HealthAnswer } from '../../src/contract/health.ts';
import type { ErrorAnswer } from '../../src/contract/error.ts';
import type { SyncAnswer } from '../../src/contract/sync.ts';
import { arrived, held, unsettled } from '../support/catch-up.ts';
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

describe('Leads Access that was taken away', () => {
  test('L22: as a missing permission: the Page is marked, leads wait, and the health names it', async () => {
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

  test('L22: is healed by itself when it is given back, without a reconnect', async () => {
    await world.meta.control.changeFaults({ leadAccessRevoked: { as: '200' } });
    const waiting = await send();
    await held(world, 'pending', waiting[0]?.id ?? '');
    await world.meta.control.clearFaults();
    time.forward({ minutes: 30 });
    await arrived(world, waiting);
    expect((await world.page(DEMO.bakeryId)).attention).toBeNull();
  });

  test('L22: as if the lead did not exist: it is tried for hours, then parked and not lost', async () => {
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

  test('L7: a lead that Meta deleted does not hold the watermark back once its patience is over', async () => {
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

  test('L22: a sync says what is wrong and where to click', async () => {
    await world.meta.control.changeFaults({ leadAccessRevoked: { as: '200' } });
    const answer = await world.app.admin.post<ErrorAnswer>('/api/facebook/sync', {});
    expect(answer.status).toBe(502);
    expect(answer.body.error).toContain('Leads access');
  });

  test('a lead that is only not readable yet comes after seconds', async () => {
    await world.meta.control.changeFaults({ notYetReadable: { seconds: 2 } });
    await arrived(world, await send());
  });
});

describe('an app in Development mode', () => {
  const grow = async () => {
    // Webhooks may be late by a quarter of an hour before one counts as missing.
    time.forward({ minutes: 20 });
    await world.app.admin.post<SyncAnswer>('/api/facebook/sync', {});
  };

  test('L21: is guessed where leads are found and no webhook ever came', async () => {
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

  test('L21: is not guessed while webhooks come', async () => {
    await arrived(world, await send({ count: 2 }));
    await grow();
    const check = await checkOf('app-mode');
    expect(check?.state).toBe('unknown');
    expect(sentenceOf(check)).toContain('developers.facebook.com/apps/');
    expect(await checkOf('last-webhook')).toMatchObject({ state: 'ok' });
  });
});

describe("Meta's 90 days", () => {
  test('L26: of each lead that only Meta has is shown until when it can be read', async () => {
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

  test('L26: without a gap there is none to show', async () => {
    await arrived(world, await send());
    expect((await world.page(DEMO.bakeryId)).oldestGap).toBeNull();
  });

  test('L26: a lead whose answers are here has no such end', async () => {
    const [lead = { id: '' }] = await send({ poison: 'field-data-text', deliver: false });
    await world.app.admin.post('/api/facebook/sync', {});
    const parked = await held(world, 'needs-attention', lead.id);
    expect(parked).toMatchObject({ isRead: true, unreadableFrom: null });
  });

  test('L26: a lead past them is parked with its reason, not forgotten', async () => {
    await world.meta.control.changeFaults({ leadAccessRevoked: { as: '200' } });
    const [lead = { id: '' }] = await send({ createdTime: daysAgo(89.9) });
    await held(world, 'pending', lead.id);
    await world.meta.control.clearFaults();
    time.forward({ days: 1 });
    const parked = await held(world, 'needs-attention', lead.id);
    expect(Date.parse(parked.unreadableFrom ?? '')).toBeLessThan(Date.now());
    expect(sentenceOf(parked.reason)).toContain('90 days');

    // Nobody can read it any more, so nothing has to look back that far again.
    const [newest] = await send({ deliver: false });
    await world.app.admin.post('/api/facebook/sync', { pageId: DEMO.bakeryId });
    const { createdAt } = await world.lead(newest?.id ?? '');
    expect((await world.page(DEMO.bakeryId)).watermark).toBe(createdAt);
  });
});
