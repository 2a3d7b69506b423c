import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { ErrorAnswer } from '../../src/contract/error.ts';
import type { SyncAnswer } from '../../src/contract/sync.ts';
import { daysAgo, hoursAgo, leadCalls, sync } from '../support/sync.ts';
import { startWorld, type World } from '../support/start-world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await world.connect();
});
afterEach(() => world.close());

/** Makes a lead for which Meta sends no webhook. @returns its id */
async function missedLead(formId: string, createdTime?: Date): Promise<string> {
  const { leads } = await world.meta.control.createLeads({
    formId,
    deliver: false,
    ...(createdTime && { createdTime: createdTime.toISOString() }),
  });
  return leads[0]?.id ?? '';
}

const crmIds = async () => (await world.leads()).map(({ metaData }) => metaData?.leadId);

describe('a sync', () => {
  test('a sync gives the documented answer', async () => {
    await world.enable(DEMO.fitnessId);
    const { status, body } = await sync(world);
    expect(status).toBe(200);
    // Of the demo leads, one was sent within the last day and two were sent earlier.
    expect(body).toEqual({
      success: true,
      leadsSynced: 1,
      leadsFound: 1,
      pagesProcessed: 1,
      message:
        'Successfully synced 1 lead. 2 leads are at Meta and not here: sent before the time to which this sync looked back. Look back further to fetch them.',
      problems: [],
      stillMissing: [
        { pageId: DEMO.fitnessId, pageName: 'Nordlicht Fitness', cause: 'older', count: 2 },
      ],
    });
    const since = daysAgo(90).toISOString();
    expect((await sync(world, { since })).body).toMatchObject({
      message: 'Successfully synced 2 leads.',
      stillMissing: [],
    });
    expect((await sync(world)).body.message).toBe('No new leads.');
  });

  test('the first sync stores the leads of the last 24 hours and of an overlap', async () => {
    await world.enable(DEMO.fitnessId);
    const [fresh, old] = [
      await missedLead(DEMO.forms.freeTrial, hoursAgo(23)),
      await missedLead(DEMO.forms.freeTrial, hoursAgo(27)),
    ];
    await sync(world);
    expect(await crmIds()).toContain(fresh);
    expect(await crmIds()).not.toContain(old);
  });

  test('a sync with `since` reads further back', async () => {
    await world.enable(DEMO.fitnessId);
    const old = await missedLead(DEMO.forms.freeTrial, daysAgo(30));
    await sync(world, { since: daysAgo(31).toISOString() });
    expect(await crmIds()).toContain(old);
  });

  test('a sync with an older `since` reads only the 90 days that Meta keeps', async () => {
    await world.enable(DEMO.fitnessId);
    await world.meta.control.clearRequests();
    const { status } = await sync(world, { since: '2020-01-01T00:00:00Z' });
    expect(status).toBe(200);
    const [call] = await leadCalls(world);
    const ageInDays = (Date.now() / 1000 - (call?.since ?? 0)) / 86_400;
    expect(ageInDays).toBeGreaterThan(89.9);
    expect(ageInDays).toBeLessThan(90.1);
  });

  test('a sync with a `since` that is not a time is refused', async () => {
    await world.enable(DEMO.fitnessId);
    for (const since of ['yesterday', '', '2026-13-45'])
      expect(await sync(world, { since }), since).toMatchObject({
        status: 400,
        body: { code: 'invalid-input' },
      });
  });

  test('a second sync adds no lead that is already stored', async () => {
    await world.enable(DEMO.bakeryId);
    const first = (await sync(world)).body;
    expect(first.leadsSynced).toBeGreaterThan(0);
    expect((await sync(world)).body).toMatchObject({ success: true, leadsSynced: 0 });
    expect(await world.leads()).toHaveLength(first.leadsSynced);
    expect(await world.page(DEMO.bakeryId)).toMatchObject({ syncCount: 2 });
  });

  test('a lead that a sync found has the origin sync', async () => {
    await world.enable(DEMO.fitnessId);
    const id = await missedLead(DEMO.forms.freeTrial);
    await sync(world);
    expect((await world.lead(id)).origin).toMatchObject({
      via: 'sync',
      pageName: 'Nordlicht Fitness',
      formName: 'Prueba gratis de 7 días',
    });
  });

  test('L3: a sync reads archived forms and forms that were made after the Page was enabled', async () => {
    await world.enable(DEMO.fitnessId);
    const form = await world.meta.control.addForm({
      pageId: DEMO.fitnessId,
      name: 'New this week',
      questions: [{ key: 'email', type: 'EMAIL' }],
    });
    const ids = [await missedLead(form.id), await missedLead(DEMO.forms.archived)];
    await sync(world);
    expect(await crmIds()).toEqual(expect.arrayContaining(ids));
  });

  test('a sync reads all enabled Pages and no others', async () => {
    const ids = [
      await missedLead(DEMO.forms.weddingCake),
      await missedLead(DEMO.forms.freeTrial),
    ] as const;
    await world.enable(DEMO.bakeryId);
    expect((await sync(world)).body).toMatchObject({ pagesProcessed: 1 });
    expect(await crmIds()).toContain(ids[0]);
    expect(await crmIds()).not.toContain(ids[1]);
    await world.enable(DEMO.fitnessId);
    expect((await sync(world)).body).toMatchObject({ pagesProcessed: 2 });
    expect(await crmIds()).toEqual(expect.arrayContaining([...ids]));
  });

  test('a sync that names a Page reads only this Page', async () => {
    await world.enable(DEMO.bakeryId);
    await world.enable(DEMO.fitnessId);
    const [bakery, fitness] = [
      await missedLead(DEMO.forms.weddingCake),
      await missedLead(DEMO.forms.freeTrial),
    ];
    const { body } = await sync(world, { pageId: DEMO.fitnessId });
    expect(body).toMatchObject({ pagesProcessed: 1 });
    expect(await crmIds()).toContain(fitness);
    expect(await crmIds()).not.toContain(bakery);
  });

  test('a sync of a Page covers its enabled Instagram account, and the counts then match', async () => {
    await world.enable(DEMO.bakeryId);
    await world.enable(DEMO.instagramId);
    const old = await missedLead(DEMO.forms.weddingCake, daysAgo(20));
    const { leads } = await world.meta.control.createLeads({
      formId: DEMO.forms.weddingCake,
      platform: 'ig',
      createdTime: daysAgo(40).toISOString(),
      deliver: false,
    });
    const { body } = await sync(world, {
      pageId: DEMO.bakeryId,
      since: daysAgo(90).toISOString(),
    });
    expect(await crmIds()).toEqual(expect.arrayContaining([old, leads[0]?.id]));
    expect(body).toMatchObject({ pagesProcessed: 1, stillMissing: [] });
    const { completeness } = await world.page(DEMO.bakeryId);
    expect(completeness).toMatchObject({ missing: 0, unlisted: 0, skipped: 0 });
    for (const pageId of [DEMO.bakeryId, DEMO.instagramId])
      expect(await world.page(pageId)).toMatchObject({ syncCount: 1 });
  });

  test('a sync of a disabled Page with an enabled Instagram account reads the account', async () => {
    await world.enable(DEMO.instagramId);
    const { leads } = await world.meta.control.createLeads({
      formId: DEMO.forms.weddingCake,
      platform: 'ig',
      deliver: false,
    });
    const facebook = await missedLead(DEMO.forms.weddingCake);
    expect((await sync(world, { pageId: DEMO.bakeryId })).status).toBe(200);
    expect(await crmIds()).toContain(leads[0]?.id);
    expect(await crmIds()).not.toContain(facebook);
  });

  test('a sync counts the leads of a disabled Instagram account as skipped and not as missing', async () => {
    await world.enable(DEMO.bakeryId);
    await world.meta.control.createLeads({
      formId: DEMO.forms.weddingCake,
      platform: 'ig',
      deliver: false,
    });
    const { body } = await sync(world, {
      pageId: DEMO.bakeryId,
      since: daysAgo(90).toISOString(),
    });
    expect(body.stillMissing).toEqual([]);
    const { completeness } = await world.page(DEMO.bakeryId);
    expect(completeness).toMatchObject({ missing: 0, skipped: 3 });
  });

  test('a sync of an enabled Instagram account stores its leads and not those of the Page', async () => {
    await world.enable(DEMO.instagramId);
    const { leads } = await world.meta.control.createLeads({
      formId: DEMO.forms.weddingCake,
      platform: 'ig',
      deliver: false,
    });
    const facebook = await missedLead(DEMO.forms.weddingCake);
    await sync(world, { pageId: DEMO.instagramId });
    expect(await crmIds()).toContain(leads[0]?.id);
    expect(await crmIds()).not.toContain(facebook);
  });

  test('a sync stores a skipped lead after its account is enabled', async () => {
    await world.enable(DEMO.bakeryId);
    const { leads } = await world.meta.control.createLeads({
      formId: DEMO.forms.weddingCake,
      platform: 'ig',
    });
    await world.enable(DEMO.instagramId);
    await sync(world);
    expect(await world.lead(leads[0]?.id ?? '')).toMatchObject({ source: 'instagram' });
  });

  test.each([
    ['no Page is enabled', {}, 400, /No Page is enabled\. Enable one first/],
    ['the Page is disabled', { pageId: DEMO.bakeryId }, 400, /Brotzeit Bakery is disabled/],
    ['the Page is unknown', { pageId: '999999999' }, 404, /is not connected/],
  ])('a sync says what to do if %s', async (_what, body, status, words) => {
    const answer = await sync(world, body);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ success: false });
    expect((answer.body as unknown as ErrorAnswer).error).toMatch(words);
  });
});

describe('long lists', () => {
  test('L9: a sync reads all pages of a list of leads', async () => {
    await world.enable(DEMO.bakeryId);
    const { leads } = await world.meta.control.createLeads({
      formId: DEMO.forms.callBack,
      count: 260,
      deliver: false,
    });
    const { body } = await sync(world);
    expect(body.leadsSynced).toBeGreaterThanOrEqual(260);
    const known = new Set(await crmIds());
    expect(leads.filter(({ id }) => !known.has(id))).toEqual([]);
  });

  test('L10: a sync asks for smaller pages if a page is too large for Meta, and misses no lead', async () => {
    await world.enable(DEMO.bakeryId);
    const { leads } = await world.meta.control.createLeads({
      formId: DEMO.forms.callBack,
      count: 60,
      deliver: false,
    });
    await world.meta.control.changeFaults({ maxLeadsLimit: 20 });
    const { body } = await sync(world);
    expect(body.problems).toEqual([]);
    const known = new Set(await crmIds());
    expect(leads.filter(({ id }) => !known.has(id))).toEqual([]);
    const limits = (await leadCalls(world)).map(({ limit }) => limit);
    expect(limits).toEqual(expect.arrayContaining([100, 50, 25, 13]));
  });

  test('L9: enabling a Page reads all of its many forms', async () => {
    for (let number = 1; number <= 60; number += 1)
      await world.meta.control.addForm({
        pageId: DEMO.fitnessId,
        name: `Form ${number}`,
        questions: [{ key: 'email', type: 'EMAIL' }],
      });
    await world.enable(DEMO.fitnessId);
    expect((await world.page(DEMO.fitnessId)).leadForms).toHaveLength(63);
  });
});

describe('two syncs at once', () => {
  test('of two syncs of one Page at once, one reads and the other is answered with 409', async () => {
    await world.enable(DEMO.bakeryId);
    await world.meta.control.changeFaults({ slowMs: 100 });
    const answers = await Promise.all([sync(world), sync(world)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body).toMatchObject({
      code: 'sync-running',
      error: expect.stringMatching(/A sync of Brotzeit Bakery is running/),
    });
    await world.meta.control.clearFaults();
    expect((await sync(world)).status, 'a later sync works').toBe(200);
  });

  test('a sync of all Pages names a Page that is being synced and reads the others', async () => {
    await world.enable(DEMO.bakeryId);
    await world.enable(DEMO.fitnessId);
    await world.meta.control.changeFaults({ slowMs: 150 });
    const [one, all] = await Promise.all([sync(world, { pageId: DEMO.bakeryId }), sync(world)]);
    const bodies = [one.body, all.body] as SyncAnswer[];
    const problems = bodies.flatMap(({ problems: each }) => each ?? []);
    // The sync that came second found that the bakery was being synced.
    expect([one.status, problems.length]).toEqual(one.status === 409 ? [409, 0] : [200, 1]);
    expect(all.status).toBe(200);
    expect(await world.page(DEMO.fitnessId)).toMatchObject({ syncCount: 1 });
  });
});
