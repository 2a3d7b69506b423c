import { sentenceOf } from '../support/sentence-of.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import {
  arrived,
  backgroundSyncAfter,
  BACKGROUND_SYNC_ON,
  held,
} from '../support/background-sync.ts';
import { eventually } from '../support/eventually.ts';
import { checkNow, incidentsOf, readHealth, verdictOf } from '../support/health.ts';
import { startWorld, type World } from '../support/start-world.ts';

const PAGE = DEMO.bakeryId;

let world: World;
beforeEach(async () => {
  world = await startWorld({ environment: BACKGROUND_SYNC_ON });
  await world.connect();
  await backgroundSyncAfter(world, PAGE, () => world.enable(PAGE));
  await checkNow(world);
});
afterEach(() => world.close());

const send = async (more: object = {}) =>
  (await world.meta.control.createLeads({ formId: DEMO.forms.breakfast, ...more })).leads;

/** Everything that the API says about the state of the Page. */
async function everyState() {
  const { verdict, health } = await world.page(PAGE);
  const line = (await readHealth(world)).pages.find(({ pageId }) => pageId === PAGE);
  return [verdict.state, health?.state, line?.verdict.state, line?.report?.state];
}

describe('Page whose leads cannot be read', () => {
  test('a Page is green while all is well', async () => {
    await arrived(world, await send());
    expect(sentenceOf(await verdictOf(world, PAGE, 'ok'))).toBe('Everything works: leads come in.');
    expect(new Set(await everyState())).toEqual(new Set(['ok']));
  });

  test('the verdict names the missing permission, and not the leads access', async () => {
    const permission = 'leads_retrieval';
    await world.meta.control.changeFaults({ missingPermission: { permission } });
    await held(world, 'pending', (await send())[0]?.id ?? '');
    const verdict = await verdictOf(world, PAGE, 'permission-missing');
    expect(verdict).toMatchObject({
      state: 'bad',
      params: { permissions: permission },
      action: 'connect',
    });
    expect(sentenceOf(verdict)).toContain('leads_retrieval');
    expect(sentenceOf(verdict)).not.toMatch(/leads access/i);
    expect(new Set(await everyState())).toEqual(new Set(['bad']));
    expect(sentenceOf((await world.page(PAGE)).attention?.reason)).toBe(sentenceOf(verdict));
  });

  test('the verdict names the leads access if the permissions are granted', async () => {
    await world.meta.control.changeFaults({ leadAccessRevoked: { as: '200' } });
    await send();
    const verdict = await verdictOf(world, PAGE, 'leads-access');
    expect(sentenceOf(verdict)).toContain('Leads Access');
  });

  test('a Page is not green under a rate limit, nor while a lead waits', async () => {
    await world.meta.control.changeFaults({ serverError: {} });
    await send();
    await eventually('no state is green', async () => !(await everyState()).includes('ok'));
    await world.meta.control.changeFaults({ serverError: null, rateLimited: { minutes: 3 } });
    await send();
    await eventually('no state is green', async () => !(await everyState()).includes('ok'));
  });

  test('an enabled Instagram account has the verdict of its Page', async () => {
    await world.enable(DEMO.instagramId);
    await world.meta.control.changeFaults({ expiredToken: {} });
    await send();
    await verdictOf(world, PAGE, 'reconnect');
    expect(await verdictOf(world, DEMO.instagramId, 'reconnect')).toMatchObject({
      state: 'bad',
      action: 'connect',
    });
  });

  test('"Check now" lets leads go on if it finds the problem repaired', async () => {
    await world.meta.control.changeFaults({ leadAccessRevoked: { as: '200' } });
    const leads = await send({ count: 3 });
    await verdictOf(world, PAGE, 'leads-access');
    await world.meta.control.clearFaults();
    await checkNow(world);
    await arrived(world, leads);
    expect((await world.page(PAGE)).attention).toBeNull();
    await verdictOf(world, PAGE, 'ok');
  });
});

describe('history of incidents', () => {
  test('the history shows an outage with its start, its end, and the leads that it delayed', async () => {
    await world.meta.control.changeFaults({ leadAccessRevoked: { as: '200' } });
    const leads = await send({ count: 2 });
    await verdictOf(world, PAGE, 'leads-access');
    const [open] = await incidentsOf(world, `?pageId=${PAGE}`);
    expect(open).toMatchObject({
      code: 'leads-access',
      endedAt: null,
      pageName: 'Brotzeit Bakery',
    });
    await world.meta.control.clearFaults();
    await checkNow(world);
    await arrived(world, leads);
    const incidents = await incidentsOf(world);
    expect(incidents).toHaveLength(1);
    expect(incidents[0]).toMatchObject({ id: open?.id, leadsAffected: 2, leadsRecovered: 2 });
    expect(incidents[0]?.endedAt).not.toBeNull();
  });

  test('L20: the history shows a self-repair with the leads that were recovered, also after a restart', async () => {
    await world.meta.control.unsubscribePage(PAGE);
    const missed = await send({ count: 2 });
    await checkNow(world, PAGE);
    await arrived(world, missed);
    await world.restart();
    const [repair, ...others] = await incidentsOf(world, `?pageId=${PAGE}`);
    expect(others).toEqual([]);
    expect(repair).toMatchObject({
      code: 'subscription-repaired',
      isSelfRepaired: true,
      leadsAffected: 2,
      leadsRecovered: 2,
    });
    expect(Date.parse(repair?.startedAt ?? '')).toBeLessThan(Date.parse(repair?.endedAt ?? ''));
  });

  test('the history is for admins, and comes in pages', async () => {
    expect((await world.app.stranger().get('/api/facebook/incidents')).status).toBe(401);
    const odd = await world.app.admin.get('/api/facebook/incidents?cursor=odd');
    expect(odd).toMatchObject({ status: 400, body: { code: 'invalid-cursor' } });
  });
});

describe('health of a Page', () => {
  test('the health of a Page is checked soon after its first webhook', async () => {
    const before = (await world.page(PAGE)).health?.checkedAt;
    await arrived(world, await send());
    await eventually('another check', async () => {
      return (await world.page(PAGE)).health?.checkedAt !== before;
    });
    const health = await readHealth(world);
    const webhook = health.pages[0]?.report?.checks.find(({ id }) => id === 'last-webhook');
    expect(webhook).toMatchObject({ state: 'ok' });
    expect(health.app?.checks.find(({ id }) => id === 'signatures')).toMatchObject({ state: 'ok' });
  });
});
