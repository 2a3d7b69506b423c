import { sentenceOf } from '../support/sentence-of.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { LiveEvent } from '../../src/contract/live-event.ts';
import { testEngine } from '../support/engine.ts';
import { eventually } from '../support/eventually.ts';
import { sync } from '../support/sync.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { watchEvents } from '../support/watch-events.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await world.connect();
  await world.enable(DEMO.bakeryId);
  await world.enable(DEMO.fitnessId);
});
afterEach(() => world.close());

const missedLead = async (formId: string) => {
  const { leads } = await world.meta.control.createLeads({ formId, deliver: false });
  return leads[0]?.id ?? '';
};

describe('a sync with problems', () => {
  test.each([
    ['whose token is dead', { expiredToken: { pageId: DEMO.bakeryId } }, /Press Connect/],
    [
      'whose leads access was revoked',
      { leadAccessRevoked: { pageId: DEMO.bakeryId } },
      /Leads access/,
    ],
    ['that Meta throttles', { rateLimited: { pageId: DEMO.bakeryId, minutes: 5 } }, /limits/],
    [
      'for which Meta has a fault',
      { serverError: { pageId: DEMO.bakeryId } },
      /Try again in a minute/,
    ],
    [
      'without a permission',
      { missingPermission: { pageId: DEMO.bakeryId, permission: 'pages_manage_ads' } },
      /pages_manage_ads/,
    ],
  ] as const)('a sync names a Page %s, and reads the other Page', async (_what, faults, words) => {
    const lead = await missedLead(DEMO.forms.freeTrial);
    await world.meta.control.changeFaults(faults);
    const { status, body } = await sync(world);
    expect(status).toBe(200);
    expect(body).toMatchObject({ success: true, pagesProcessed: 2 });
    expect(body.message).toMatch(/but \d+ problems? needs? attention/);
    expect(new Set(body.problems.map(({ pageName }) => pageName))).toEqual(
      new Set(['Brotzeit Bakery']),
    );
    expect(sentenceOf(body.problems[0]?.reason)).toMatch(words);
    expect((await world.lead(lead)).origin?.via).toBe('sync');
  });

  test('a sync in which every Page fails is answered with 502', async () => {
    await world.meta.control.changeFaults({ serverError: {} });
    const { status, body } = await sync(world);
    expect(status).toBe(502);
    expect(body).toMatchObject({ success: false, code: 'sync-failed' });
    const { error } = body as unknown as { error: string };
    expect(error).toMatch(/Brotzeit Bakery.*Nordlicht Fitness/);
  });

  test('a sync that can read no form is answered with 502', async () => {
    await world.meta.control.changeFaults({ leadAccessRevoked: {} });
    const { status, body } = await sync(world);
    expect(status).toBe(502);
    expect(body).toMatchObject({ success: false, code: 'sync-failed' });
  });

  test('the next sync has no problems after the leads access is given back', async () => {
    await world.meta.control.changeFaults({ leadAccessRevoked: {} });
    await sync(world);
    await world.meta.control.clearFaults();
    expect((await sync(world)).body.problems).toEqual([]);
  });

  test('a Page shows what an admin has to do until it works again', async () => {
    await world.meta.control.changeFaults({ expiredToken: { pageId: DEMO.bakeryId } });
    await sync(world);
    expect((await world.page(DEMO.bakeryId)).attention).toMatchObject({
      code: 'reconnect',
      reason: { code: 'reconnect' },
    });
    expect((await world.page(DEMO.fitnessId)).attention).toBeNull();
    await world.connect();
    expect((await world.page(DEMO.bakeryId)).attention).toBeNull();
    expect((await sync(world)).body.problems).toEqual([]);
  });
});

describe('the progress of a sync', () => {
  const progressOf = (events: readonly LiveEvent[]) =>
    events.flatMap((event) => (event.type === 'sync.progress' ? [event.data] : []));

  test('the progress of a sync names its Pages and forms, counts its leads and ends', async () => {
    const watch = await watchEvents(world.app.admin);
    const { body } = await sync(world);
    const last = await eventually('the stream has the end of the sync', () =>
      progressOf(watch.events).find(({ state }) => state === 'done'),
    );
    watch.close();
    const steps = progressOf(watch.events);
    expect(new Set(steps.map(({ syncId }) => syncId)).size).toBe(1);
    const pages = ['Brotzeit Bakery', 'Nordlicht Fitness'];
    for (const { pageName } of steps) expect(pages).toContain(pageName);
    // Between two looks of a process, MongoDB keeps only the newest step of a sync.
    if (!testEngine().isShared) {
      expect(steps[0]).toMatchObject({ state: 'running', pagesDone: 0, pagesTotal: 2 });
      expect(new Set(steps.map(({ pageName }) => pageName))).toEqual(new Set(pages));
      expect(steps.map(({ formName }) => formName)).toEqual(
        expect.arrayContaining(['Wedding cake enquiry', 'Prueba gratis de 7 días']),
      );
    }
    expect(last).toMatchObject({
      pagesDone: 2,
      leadsNew: body.leadsSynced,
      leadsFound: body.leadsFound,
    });
    for (const [index, step] of steps.entries()) {
      expect(step.formsDone).toBeLessThanOrEqual(step.formsTotal);
      expect(step.leadsFound).toBeGreaterThanOrEqual(steps[index - 1]?.leadsFound ?? 0);
    }
  });
});
