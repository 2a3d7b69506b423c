import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { subscribedFields, subscribePage } from '../support/meta-page.ts';
import { startWorld, type World } from '../support/start-world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await world.connect();
});
afterEach(() => world.close());

const remove = (pageId: string) => world.app.admin.delete('/api/facebook/pages', { pageId });

describe('deleting a Page', () => {
  test('deleting a Page removes it and its Instagram account, unsubscribes it and keeps its leads', async () => {
    await subscribePage(world.meta, DEMO.bakeryId, ['feed']);
    await world.enable(DEMO.bakeryId);
    const { leads } = await world.meta.control.createLeads({ formId: DEMO.forms.weddingCake });
    const lead = await world.lead(leads[0]?.id ?? '');

    const { status, body } = await remove(DEMO.bakeryId);

    expect(status).toBe(200);
    expect(body).toEqual({ success: true, message: 'Page deleted successfully' });
    expect((await world.pages()).map(({ name }) => name)).toEqual(['Nordlicht Fitness']);
    expect(await subscribedFields(world.meta, DEMO.bakeryId)).toEqual(['feed']);
    const kept = await world.app.admin.get(`/api/leads/${lead._id}`);
    expect(kept.body).toEqual(lead);
  });

  test('a Page can be deleted while Meta is down', async () => {
    await world.enable(DEMO.bakeryId);
    await world.meta.control.changeFaults({ dropConnection: {} });
    expect((await remove(DEMO.bakeryId)).status).toBe(200);
    expect((await world.pages()).map(({ name }) => name)).toEqual(['Nordlicht Fitness']);
  });

  test('deleting an Instagram account leaves its Page enabled and subscribed', async () => {
    await world.enable(DEMO.bakeryId);
    await world.enable(DEMO.instagramId);
    expect((await remove(DEMO.instagramId)).status).toBe(200);
    expect((await world.page(DEMO.bakeryId)).isActive).toBe(true);
    expect(await subscribedFields(world.meta, DEMO.bakeryId)).toEqual(['leadgen']);
  });

  test('a deleted Page that is connected again is disabled and has its old leads', async () => {
    await world.enable(DEMO.bakeryId);
    const { leads } = await world.meta.control.createLeads({ formId: DEMO.forms.callBack });
    await world.lead(leads[0]?.id ?? '');
    await remove(DEMO.bakeryId);
    await world.connect();
    expect((await world.page(DEMO.bakeryId)).isActive).toBe(false);
    expect(await world.leads()).toHaveLength(1);
  });

  test('deleting a Page that is not connected is answered with 404', async () => {
    expect(await remove('999999999999')).toMatchObject({
      status: 404,
      body: { success: false, code: 'not-found' },
    });
  });
});
