import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { DelaysAnswer } from '../../src/contract/delays.ts';
import type { LeadDetails } from '../../src/contract/lead.ts';
import { addUser } from '../support/add-user.ts';
import { arrived, backgroundSyncAfter, BACKGROUND_SYNC_ON } from '../support/background-sync.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { hoursAgo, startTimeMachine, type TimeMachine } from '../support/time-travel.ts';

let world: World;
let time: TimeMachine;
beforeEach(async () => {
  time = startTimeMachine();
  world = await startWorld({ environment: BACKGROUND_SYNC_ON });
  await world.connect();
  await backgroundSyncAfter(world, DEMO.fitnessId, () => world.enable(DEMO.fitnessId));
});
afterEach(async () => {
  await world.close();
  time.end();
});

const send = async (more: object = {}) =>
  (await world.meta.control.createLeads({ formId: DEMO.forms.freeTrial, ...more })).leads;
const sendOne = async (more: object = {}) => (await send(more))[0]?.id ?? '';
const backgroundSync = () =>
  backgroundSyncAfter(world, DEMO.fitnessId, () => world.enable(DEMO.fitnessId));

const details = async ({ _id }: { _id: string }) =>
  (await world.app.admin.get<LeadDetails>(`/api/leads/${_id}`)).body;

/** Asserts that the steps come in this order, and that each has a time in the past. */
function expectInOrder(...stations: (string | null)[]): void {
  const times = stations.map((station) => Date.parse(station ?? 'missing'));
  expect(times).not.toContain(NaN);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(times.at(-1)).toBeLessThanOrEqual(Date.now());
}

describe('journey of a lead', () => {
  test('the journey of a lead that a webhook announced has every step', async () => {
    const { journey } = await world.lead(await sendOne());
    expectInOrder(journey.submittedAt, journey.webhookAt, journey.fetchedAt, journey.storedAt);
    expect(journey).toMatchObject({ foundAt: null, firstSeenAt: null, firstContactedAt: null });
  });

  test('the journey of a lead that the background sync found also has its late webhook', async () => {
    const leadId = await sendOne({ createdTime: hoursAgo(1), deliver: false });
    await backgroundSync();
    const { journey, origin } = await world.lead(leadId);
    expectInOrder(journey.submittedAt, journey.foundAt, journey.fetchedAt, journey.storedAt);
    expect(journey.webhookAt).toBeNull();
    expect(origin?.via).toBe('catch-up');

    time.forward({ minutes: 5 });
    await world.meta.control.sendChange({
      entryId: DEMO.fitnessId,
      field: 'leadgen',
      value: { leadgen_id: leadId, page_id: DEMO.fitnessId, form_id: DEMO.forms.freeTrial },
    });
    await world.meta.control.settle();
    const later = (await world.lead(leadId)).journey;
    expectInOrder(later.foundAt, later.storedAt, later.webhookAt);
    expect(later).toMatchObject({ foundAt: journey.foundAt, storedAt: journey.storedAt });
  });

  test('the journey of a lead that a sync by hand found names the sync', async () => {
    const leadId = await sendOne({ deliver: false });
    await world.app.admin.post('/api/facebook/sync', {});
    const { journey, origin } = await world.lead(leadId);
    expectInOrder(journey.submittedAt, journey.foundAt, journey.storedAt);
    expect(origin?.via).toBe('sync');
  });

  test('the journey has the salesperson who opened the lead first and the first contact, each once', async () => {
    const lead = await world.lead(await sendOne());
    const sales = await addUser(world.app, 'user');
    const seen = await sales.post<LeadDetails>(`/api/leads/${lead._id}/seen`);
    expect(seen.status).toBe(200);
    const { firstSeenAt } = seen.body.journey;
    expectInOrder(lead.journey.storedAt, firstSeenAt);

    time.forward({ minutes: 3 });
    const again = await world.app.admin.post<LeadDetails>(`/api/leads/${lead._id}/seen`);
    expect(again.body.journey.firstSeenAt).toBe(firstSeenAt);
    expect(again.body.journey.firstContactedAt).toBeNull();

    await sales.patch(`/api/leads/${lead._id}`, { status: 'Contacted' });
    const { firstContactedAt } = (await details(lead)).journey;
    expectInOrder(firstSeenAt, firstContactedAt);
    time.forward({ minutes: 3 });
    for (const status of ['Qualified', 'Lost', 'Won'])
      await sales.patch(`/api/leads/${lead._id}`, { status });
    expect((await details(lead)).journey).toMatchObject({ firstSeenAt, firstContactedAt });
  });

  test('reading a lead through the API does not mark it as seen, and a lead that does not exist cannot be seen', async () => {
    const lead = await world.lead(await sendOne());
    expect((await details(lead)).journey.firstSeenAt).toBeNull();
    expect((await world.app.admin.post('/api/leads/no-such-lead/seen')).status).toBe(404);
  });
});

describe('delays of leads', () => {
  const delays = async (span: string) =>
    (await world.app.admin.get<DelaysAnswer>(`/api/facebook/delays?span=${span}`)).body;
  const inBuckets = ({ buckets }: DelaysAnswer, by: 'webhook' | 'catchUp') =>
    buckets.reduce((sum, bucket) => sum + bucket[by], 0);

  test('leads that a webhook brought are counted apart from leads that were found later', async () => {
    const before = await delays('day');
    await arrived(world, await send({ count: 3 }));
    time.forward({ hours: 3 });
    const late = await send({ count: 2, createdTime: hoursAgo(2), deliver: false });
    await backgroundSync();
    await arrived(world, late);

    const after = await delays('day');
    expect(after.total - before.total).toBe(5);
    expect(after.byWebhook - before.byWebhook).toBe(3);
    expect(after.byCatchUp - before.byCatchUp).toBe(2);
    expect(inBuckets(after, 'webhook')).toBe(after.byWebhook);
    expect(inBuckets(after, 'catchUp')).toBe(after.byCatchUp);
    const upToADay = after.buckets.find(({ upToMs }) => upToMs === 24 * 3_600_000);
    expect(upToADay?.catchUp).toBeGreaterThanOrEqual(2);
    expect(after.p95Ms).toBeGreaterThan(3_600_000);
    expect(after.buckets.at(-1)?.upToMs).toBeNull();
  });

  test('a lead that was sent before its Page was enabled does not count as late', async () => {
    const before = await delays('day');
    const { leads } = await world.meta.control.createLeads({
      formId: DEMO.forms.weddingCake,
      createdTime: hoursAgo(5),
      deliver: false,
    });
    await world.app.admin.post('/api/facebook/pages', {
      pageId: DEMO.bakeryId,
      action: 'enable',
      lookBackDays: 1,
    });
    await arrived(world, leads);
    expect(await delays('day')).toEqual(before);
  });

  test('the delays of a day leave out an older lead, and those of a week include it', async () => {
    await arrived(world, await send({ count: 3 }));
    time.forward({ days: 2 });
    expect(await delays('day')).toMatchObject({ total: 0, medianMs: null, p95Ms: null });
    expect((await delays('week')).total).toBeGreaterThanOrEqual(3);
    expect((await world.app.admin.get('/api/facebook/delays?span=year')).status).toBe(400);
  });
});
