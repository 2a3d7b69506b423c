import { sentenceOf } from '../support/sentence-of.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { HealthAnswer } from '../../src/contract/health.ts';
import {
  arrived,
  backgroundSyncAfter,
  BACKGROUND_SYNC_ON,
  graphCalls,
} from '../support/background-sync.ts';
import { eventually } from '../support/eventually.ts';
import { startWorld, type World } from '../support/start-world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld({ environment: BACKGROUND_SYNC_ON });
  await world.connect();
  await backgroundSyncAfter(world, DEMO.bakeryId, () => world.enable(DEMO.bakeryId));
});
afterEach(() => world.close());

const send = async (more: object = {}) => {
  const formId = DEMO.forms.breakfast;
  return (await world.meta.control.createLeads({ formId, ...more })).leads;
};

const fields = async (pageId: string) =>
  (await world.meta.control.getState()).pages.find(({ id }) => id === pageId)?.subscribedFields;

async function webhookCheck() {
  const body = { pageId: DEMO.bakeryId };
  const health = await world.app.admin.post<HealthAnswer>('/api/facebook/health', body);
  const page = health.body.pages.find(({ pageId }) => pageId === DEMO.bakeryId);
  return page?.report?.checks.find(({ id }) => id === 'page-subscription');
}

describe('Page whose webhook disappears', () => {
  test('L20: a health check repairs a webhook that disappeared, and a sync fills the gap', async () => {
    expect(await webhookCheck()).toMatchObject({ state: 'ok' });
    await world.meta.control.unsubscribePage(DEMO.bakeryId);
    const missed = await send({ count: 3 });

    await backgroundSyncAfter(world, DEMO.bakeryId, async () => {
      const check = await webhookCheck();
      expect(check?.state).toBe('warn');
      expect(sentenceOf(check)).toContain('LeadRabbit has repaired that');
    });
    expect(await fields(DEMO.bakeryId)).toEqual(['leadgen']);
    await arrived(world, missed);
    const [lead] = await send();
    expect((await world.lead(lead?.id ?? '')).origin?.via).toBe('webhook');
    expect(await webhookCheck()).toMatchObject({ state: 'ok' });
  });

  test('L20: LeadRabbit finds and repairs a webhook that disappeared without being asked', async () => {
    await world.meta.control.unsubscribePage(DEMO.bakeryId);
    const missed = await send();
    await world.restart();
    await eventually('leadgen of the Page', async () => {
      return (await fields(DEMO.bakeryId))?.includes('leadgen') === true;
    });
    await arrived(world, missed);
  });

  test('L20: a Page is red and says why if Meta does not allow the repair of its webhook', async () => {
    await world.meta.control.unsubscribePage(DEMO.bakeryId);
    const permission = 'leads_retrieval';
    await world.meta.control.changeFaults({ missingPermission: { permission } });
    const check = await webhookCheck();
    expect(check?.state).toBe('bad');
    expect(sentenceOf(check)).toContain('could not repair');
  });

  test('L19: a health check of a disabled Page does not subscribe its webhook', async () => {
    const body = { pageId: DEMO.bakeryId, action: 'disable' };
    await world.app.admin.post('/api/facebook/pages', body);
    expect(await fields(DEMO.bakeryId)).toBeNull();
    await world.meta.control.clearRequests();
    expect(await webhookCheck()).toMatchObject({ state: 'ok' });
    expect(await fields(DEMO.bakeryId)).toBeNull();
    const changes = await graphCalls(world, /subscribed_apps$/);
    expect(changes.filter(({ method }) => method !== 'GET')).toEqual([]);
  });
});
