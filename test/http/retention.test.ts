import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { RetentionAnswer } from '../../src/contract/privacy.ts';
import { createErasePerson } from '../../src/privacy/erase-person.ts';
import { createRetention } from '../../src/privacy/retention.ts';
import { eventually } from '../support/eventually.ts';
import { startWorld, type World } from '../support/start-world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await world.connect();
  await world.enable(DEMO.bakeryId);
  await world.meta.control.createLeads({ formId: DEMO.forms.weddingCake, count: 4 });
  await world.app.admin.post('/api/facebook/sync', { pageId: DEMO.bakeryId });
  await eventually('the leads are there', async () => (await world.leads()).length === 5);
});
afterEach(() => world.close());

const read = async () =>
  (await world.app.admin.get<RetentionAnswer>('/api/privacy/retention')).body;
const KEEP_ALL = { deliveryDays: null, readingDays: null, leadDays: null };

/** The retention as it is in so many days, on the same data. */
async function inDays(days: number) {
  const storage = await world.app.storage();
  const now = () => new Date(Date.now() + days * 86_400_000);
  const { leads, unlinked, erasures, settings, retention: store } = storage;
  const erasePerson = createErasePerson({
    leads,
    unlinked,
    erasures,
    forgetViews: async () => {},
    forgetWaiting: async () => undefined,
    forgetFileTexts: async () => undefined,
    onErased: async () => {},
    now,
  });
  return createRetention({ store, settings, erasePerson, now });
}

test('bodies of webhooks are kept for 30 days, and leads for ever, unless it is changed', async () => {
  expect((await read()).settings).toEqual({ deliveryDays: 30, readingDays: null, leadDays: null });
  const young = await inDays(29);
  expect(await young.preview()).toEqual({ deliveries: 0, readings: 0, leads: 0 });
  const old = await inDays(31);
  const preview = await old.preview();
  expect(preview).toMatchObject({ readings: 0, leads: 0 });
  expect(preview.deliveries).toBeGreaterThan(0);
  expect((await old.run()).counts).toEqual(preview);
  expect(await old.preview()).toEqual({ deliveries: 0, readings: 0, leads: 0 });
  expect((await read()).lastRun?.deleted).toEqual(preview);
  expect(await world.leads()).toHaveLength(5);
});

test('readings and leads are deleted by their own limits, and the preview says so before', async () => {
  const put = (settings: object) =>
    world.app.admin.put<RetentionAnswer>('/api/privacy/retention', settings);
  await put({ ...KEEP_ALL, readingDays: 10 });
  const first = await inDays(11);
  expect((await first.run()).counts).toEqual({ deliveries: 0, readings: 5, leads: 0 });
  expect(await world.leads()).toHaveLength(5);
  await put({ ...KEEP_ALL, leadDays: 20 });
  const second = await inDays(21);
  expect(await second.preview()).toEqual({ deliveries: 0, readings: 0, leads: 5 });
  expect((await second.run()).counts.leads).toBe(5);
  expect(await world.leads()).toEqual([]);
  await world.app.admin.post('/api/facebook/sync', { pageId: DEMO.bakeryId });
  expect(await world.leads(), 'a sync brings nothing back').toEqual([]);
});

test.each([
  ['zero days', { ...KEEP_ALL, deliveryDays: 0 }],
  ['a negative number', { ...KEEP_ALL, leadDays: -1 }],
  ['a text', { ...KEEP_ALL, readingDays: '30' }],
  ['a missing limit', { deliveryDays: 30 }],
])('%s is refused, and the limits stay', async (_what, settings) => {
  const before = (await read()).settings;
  const { status } = await world.app.admin.put('/api/privacy/retention', settings);
  expect(status).toBe(400);
  expect((await read()).settings).toEqual(before);
});
