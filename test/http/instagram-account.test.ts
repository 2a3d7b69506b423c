import { sentenceOf } from '../support/sentence-of.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { eventually } from '../support/eventually.ts';
import { subscribedFields } from '../support/meta-page.ts';
import { storedInboxLead } from '../support/stored-inbox-lead.ts';
import { startWorld, type World } from '../support/start-world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await world.connect();
});
afterEach(() => world.close());

/** Sends the form on one platform, as a person does. @returns the lead's id */
async function submit(platform: 'fb' | 'ig'): Promise<string> {
  const { leads } = await world.meta.control.createLeads({
    formId: DEMO.forms.weddingCake,
    platform,
  });
  return leads[0]?.id ?? '';
}

const whySkipped = (leadId: string) =>
  eventually('the lead is skipped', async () => {
    const raw = await storedInboxLead(world.app, leadId);
    return raw?.state === 'skipped' && raw.reason;
  });

describe('an Instagram account', () => {
  test('an Instagram account is a connection of its own below its Page and is disabled at first', async () => {
    expect(await world.page(DEMO.instagramId)).toMatchObject({
      name: '@brotzeit.bakery',
      platform: 'instagram',
      parentPageId: DEMO.bakeryId,
      isActive: false,
    });
  });

  test('if only the Instagram account is enabled, leads from Facebook are skipped', async () => {
    await world.enable(DEMO.instagramId);
    expect((await world.page(DEMO.bakeryId)).isActive).toBe(false);
    expect(await subscribedFields(world.meta, DEMO.bakeryId)).toEqual(['leadgen']);
    const [wanted, unwanted] = [await submit('ig'), await submit('fb')];
    expect(await world.lead(wanted)).toMatchObject({
      source: 'instagram',
      tags: ['instagram-lead'],
      metaData: { platform: 'instagram', pageId: DEMO.bakeryId },
    });
    expect(sentenceOf(await whySkipped(unwanted))).toBe('Brotzeit Bakery is disabled.');
    expect(await world.leads()).toHaveLength(1);
  });

  test('if only the Page is enabled, leads from Instagram are skipped', async () => {
    await world.enable(DEMO.bakeryId);
    const [wanted, unwanted] = [await submit('fb'), await submit('ig')];
    expect(await world.lead(wanted)).toMatchObject({ source: 'facebook' });
    expect(sentenceOf(await whySkipped(unwanted))).toBe('@brotzeit.bakery is disabled.');
  });

  test('if a Page and its Instagram account are enabled, each counts its own leads', async () => {
    await world.enable(DEMO.bakeryId);
    await world.enable(DEMO.instagramId);
    for (const leadId of [await submit('fb'), await submit('ig'), await submit('ig')])
      await world.lead(leadId);
    expect(await world.page(DEMO.bakeryId)).toMatchObject({ leadCount: 1 });
    expect(await world.page(DEMO.instagramId)).toMatchObject({ leadCount: 2 });
  });

  test('a Page stays subscribed as long as it or its Instagram account is enabled', async () => {
    await world.enable(DEMO.bakeryId);
    await world.enable(DEMO.instagramId);
    const disable = (pageId: string) =>
      world.app.admin.post('/api/facebook/pages', { pageId, action: 'disable' });
    await disable(DEMO.bakeryId);
    expect(await subscribedFields(world.meta, DEMO.bakeryId)).toEqual(['leadgen']);
    await disable(DEMO.instagramId);
    expect(await subscribedFields(world.meta, DEMO.bakeryId)).toBeNull();
  });

  test('an Instagram account is enabled together with its Page if the request says so', async () => {
    const enable = (body: object) =>
      world.app.admin.post('/api/facebook/pages', { action: 'enable', ...body });
    const active = async () => (await world.page(DEMO.instagramId)).isActive;
    await enable({ pageId: DEMO.bakeryId });
    expect(await active(), 'only if the request says so').toBe(false);
    const answer = await enable({ pageId: DEMO.bakeryId, withInstagram: true, lookBackDays: 7 });
    expect(answer).toMatchObject({ status: 200, body: { message: 'Page enabled successfully' } });
    expect(await active()).toBe(true);
    expect(await world.lead(await submit('ig'))).toMatchObject({ source: 'instagram' });
    const fitness = await enable({ pageId: DEMO.fitnessId, withInstagram: true });
    expect(fitness.status, 'a Page without an account').toBe(200);
    expect((await enable({ pageId: '404', withInstagram: true })).status).toBe(404);
  });

  test('a Page without an Instagram account stores its leads from Instagram', async () => {
    await world.enable(DEMO.fitnessId);
    const { leads } = await world.meta.control.createLeads({
      formId: DEMO.forms.freeTrial,
      platform: 'ig',
    });
    expect(await world.lead(leads[0]?.id ?? '')).toMatchObject({ source: 'instagram' });
  });
});
