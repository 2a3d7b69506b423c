import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { startMetaProxy } from '../support/start-meta-proxy.ts';
import { hoursAgo, leadCalls, sync } from '../support/sync.ts';
import { startWorld, type World } from '../support/start-world.ts';

let world: World;
let pageId: string;
let formId: string;
beforeEach(async () => {
  world = await startWorld({ emulator: { world: 'empty' } });
  ({ id: pageId } = await world.meta.control.addPage({ name: 'Corner Shop' }));
  ({ id: formId } = await world.meta.control.addForm({
    pageId,
    name: 'Ask us',
    questions: [{ key: 'email', type: 'EMAIL' }],
  }));
  await world.connect();
  await world.enable(pageId);
});
afterEach(() => world.close());

async function missedLead(createdTime: Date): Promise<string> {
  const { leads } = await world.meta.control.createLeads({
    formId,
    deliver: false,
    createdTime: createdTime.toISOString(),
  });
  return leads[0]?.id ?? '';
}

/** Syncs. @returns the time from which it read, in Unix seconds */
async function readsFrom(): Promise<number> {
  await world.meta.control.clearRequests();
  expect((await sync(world)).status).toBe(200);
  const [call] = await leadCalls(world);
  return call?.since ?? 0;
}

const crmIds = async () => (await world.leads()).map(({ metaData }) => metaData?.leadId);

const seconds = (date: Date): number => Math.floor(date.getTime() / 1000);
const HOUR = 3600;

describe('the start of the next sync', () => {
  test("L8: the next sync reads from the newest lead's own time minus an overlap", async () => {
    const newest = hoursAgo(5);
    await missedLead(hoursAgo(9));
    await missedLead(newest);
    await sync(world);
    const from = await readsFrom();
    expect(from).toBeLessThan(seconds(newest));
    expect(from).toBeGreaterThanOrEqual(seconds(newest) - 2 * HOUR);
  });

  test('L8: a lead that Meta lists late and that is older than the newest lead is stored', async () => {
    await missedLead(hoursAgo(5));
    await sync(world);
    const late = await missedLead(hoursAgo(5.5));
    await sync(world);
    expect(await crmIds()).toContain(late);
  });

  test('L8: after a sync without leads the next sync does not read from the time of that sync', async () => {
    await sync(world);
    expect(await readsFrom()).toBeLessThanOrEqual(seconds(hoursAgo(24)) + 60);
  });

  test('L7: the next sync reads again from before leads that could not be read', async () => {
    await missedLead(hoursAgo(8));
    await world.meta.control.changeFaults({ leadAccessRevoked: {} });
    const { leads } = await world.meta.control.createLeads({
      formId,
      createdTime: hoursAgo(6).toISOString(),
    });
    await eventually('the webhook is acknowledged', async () =>
      (await world.meta.control.listDeliveries()).some(({ state }) => state === 'delivered'),
    );
    expect((await sync(world)).body.problems).not.toEqual([]);
    await world.meta.control.clearFaults();
    await world.connect();
    expect(await readsFrom()).toBeLessThan(seconds(hoursAgo(8)));
    await world.lead(leads[0]?.id ?? '');
    expect(await crmIds()).toHaveLength(2);
  });

  test('L7: the next sync reads from the same time if one form failed while another one was read', async () => {
    const proxy = await startMetaProxy(world.meta.url);
    try {
      await world.restart({ FACEBOOK_GRAPH_URL: proxy.url });
      const { id: otherForm } = await world.meta.control.addForm({
        pageId,
        name: 'Other form',
        questions: [{ key: 'email', type: 'EMAIL' }],
      });
      await missedLead(hoursAgo(10));
      await sync(world);
      const before = await readsFrom();
      const { leads } = await world.meta.control.createLeads({
        formId: otherForm,
        deliver: false,
        createdTime: hoursAgo(6).toISOString(),
      });
      const fresh = await missedLead(hoursAgo(1));

      proxy.broken.add(`/${otherForm}/leads`);
      const { body } = await sync(world);

      expect(body).toMatchObject({
        success: true,
        leadsSynced: 1,
        problems: [{ pageName: 'Corner Shop', formId: otherForm, formName: 'Other form' }],
      });
      expect(await crmIds(), 'the other form was read').toContain(fresh);
      proxy.broken.clear();
      expect(await readsFrom()).toBe(before);
      expect(await crmIds()).toContain(leads[0]?.id);
    } finally {
      await proxy.close();
    }
  });

  test('L6: the next sync reads from after a lead that cannot be understood', async () => {
    await world.meta.control.createLeads({
      formId,
      deliver: false,
      createdTime: hoursAgo(12).toISOString(),
      poison: 'field-data-text',
    });
    const newest = hoursAgo(2);
    const good = await missedLead(newest);
    expect((await sync(world)).body).toMatchObject({ success: true, leadsSynced: 1 });
    expect(await crmIds()).toEqual([good]);
    expect(await readsFrom()).toBeGreaterThan(seconds(hoursAgo(12)));
  });

  test('a sync of a short time leaves no gap before it', async () => {
    const old = await missedLead(hoursAgo(20));
    await missedLead(hoursAgo(1));
    await sync(world, { since: hoursAgo(2).toISOString() });
    expect(await world.leads()).toHaveLength(1);
    await sync(world);
    expect(await crmIds()).toContain(old);
  });

  test('the next sync reads from the same time after a restart', async () => {
    await missedLead(hoursAgo(5));
    await sync(world);
    const before = await readsFrom();
    await world.restart();
    expect(await readsFrom()).toBe(before);
  });
});
