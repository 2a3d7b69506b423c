import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { startEmulator } from '../../meta-emulator/start-emulator.ts';
import { APP_ID, APP_SECRET } from '../support/start-leadrabbit.ts';
import { startWorld, type World } from '../support/start-world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await world.connect();
});
afterEach(() => world.close());

/** What a reconnect must not change. It leaves out what a background check may change. */
async function settingsOf(pageId: string) {
  const { platform, parentPageId, isActive, lastSync, syncCount, leadCount, leadForms, watermark } =
    await world.page(pageId);
  const forms = leadForms.map(({ completeness: _completeness, ...form }) => form);
  return { platform, parentPageId, isActive, lastSync, syncCount, leadCount, watermark, forms };
}

describe('connecting again', () => {
  test('L18: connecting again keeps the settings, forms, counts and syncs of every connection', async () => {
    await world.enable(DEMO.bakeryId);
    await world.app.admin.post('/api/facebook/sync', {});
    const before = await Promise.all(
      [DEMO.bakeryId, DEMO.instagramId, DEMO.fitnessId].map(settingsOf),
    );
    expect(before[0]).toMatchObject({ isActive: true, syncCount: 1 });
    expect(before[0]?.leadCount).toBeGreaterThan(0);
    expect(before[0]?.forms.length).toBeGreaterThan(0);

    await world.connect();

    const after = await Promise.all(
      [DEMO.bakeryId, DEMO.instagramId, DEMO.fitnessId].map(settingsOf),
    );
    expect(after).toEqual(before);
  });

  test('L18: connecting again with one Page leaves the others connected and enabled', async () => {
    await world.enable(DEMO.bakeryId);
    const before = await settingsOf(DEMO.bakeryId);
    await world.connect({ pages: [DEMO.fitnessId] });
    expect(await settingsOf(DEMO.bakeryId)).toEqual(before);
  });

  test('L18: connecting again does not change the subscriptions at Meta', async () => {
    await world.enable(DEMO.bakeryId);
    await world.meta.control.clearRequests();
    await world.connect();
    const changed = (await world.meta.control.listRequests())
      .filter(({ method, path }) => method !== 'GET' && path.includes('subscri'))
      .map(({ method, path }) => `${method} ${path}`);
    expect(changed).toEqual([]);
  });

  test('connecting again takes over a new name of a Page and leaves it enabled', async () => {
    await world.enable(DEMO.bakeryId);
    // This is Meta some weeks later.
    const later = await startEmulator({ appId: APP_ID, appSecret: APP_SECRET, world: 'empty' });
    try {
      await later.control.addPage({ id: DEMO.bakeryId, name: 'Brotzeit Bakery & Café' });
      await world.restart({ FACEBOOK_GRAPH_URL: later.url, FACEBOOK_DIALOG_URL: later.url });
      await world.connect();
      expect(await world.page(DEMO.bakeryId)).toMatchObject({
        name: 'Brotzeit Bakery & Café',
        isActive: true,
      });
    } finally {
      await later.close();
    }
  });

  test('connecting again replaces a dead token, so that leads come in again', async () => {
    await world.enable(DEMO.bakeryId);
    await world.meta.control.changeFaults({ expiredToken: { subcode: 460 } });
    const refused = await world.enable(DEMO.bakeryId);
    expect(refused).toMatchObject({ status: 502, body: { code: 'meta-refused' } });
    expect((await world.page(DEMO.bakeryId)).attention).toMatchObject({ code: 'reconnect' });

    await world.connect();

    expect((await world.page(DEMO.bakeryId)).attention).toBeNull();
    const { leads } = await world.meta.control.createLeads({ formId: DEMO.forms.callBack });
    await world.lead(leads[0]?.id ?? '');
  });
});
