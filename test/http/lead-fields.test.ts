import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { startWorld, type World } from '../support/start-world.ts';

const { forms, bakeryId } = DEMO;

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.connect();
  await world.enable(bakeryId);
});
afterEach(() => world.meta.control.clearFaults());
afterAll(() => world.close());

async function submit(lead: { deliver?: boolean; answers?: Record<string, string> } = {}) {
  const { leads } = await world.meta.control.createLeads({
    formId: forms.callBack,
    more: {
      partner_name: 'Homes & More',
      retailer_item_id: 'sku-7',
      post: { id: '104857392016385_1' },
      vehicle: { id: '9', name: 'Blue van' },
      home_listing: { id: '8', name: 'Harbour Road 3' },
    },
    ...lead,
  });
  return leads[0]?.id ?? '';
}

const sync = () => world.app.admin.post('/api/facebook/sync', { pageId: bakeryId });

describe('fields that only some ads have', () => {
  test('the fields that only some ads have are stored and shown with the origin of the lead', async () => {
    expect((await world.lead(await submit())).origin).toMatchObject({
      partnerName: 'Homes & More',
      retailerItemId: 'sku-7',
      post: '104857392016385_1',
      vehicle: 'Blue van',
      homeListing: 'Harbour Road 3',
    });
    const id = await submit({ deliver: false });
    await sync();
    expect((await world.lead(id)).origin).toMatchObject({ retailerItemId: 'sku-7' });
  });

  test.each(['100', '200'] as const)(
    'if Meta refuses an optional field with error %s, the lead is stored without these fields',
    async (as) => {
      await world.restart();
      await world.meta.control.changeFaults({ refusedLeadFields: { as } });
      const [first, second] = [await submit(), await submit()];
      for (const id of [first, second])
        expect((await world.lead(id)).origin).toMatchObject({ retailerItemId: '', vehicle: '' });
      const missed = await submit({ deliver: false });
      expect((await sync()).status).toBe(200);
      expect((await world.lead(missed)).origin).toMatchObject({ vehicle: '' });
      expect((await world.page(bakeryId)).attention).toBeNull();
    },
  );

  test('LeadRabbit does not ask again for a field that Meta has just refused', async () => {
    await world.restart();
    await world.meta.control.changeFaults({ refusedLeadFields: {} });
    await world.lead(await submit());
    await world.meta.control.clearRequests();
    const id = await submit();
    await world.lead(id);
    const calls = await world.meta.control.listRequests();
    expect(calls.filter(({ path }) => path.endsWith(`/${id}`)).map(({ status }) => status)).toEqual(
      [200],
    );
  });
});

test('the answer to a conditional question has the label that the person read', async () => {
  const id = await submit({ answers: { question3: 'Birthday', question4: 'About twenty' } });
  const { answers } = await world.lead(id);
  expect(answers.find(({ key }) => key === 'question4')).toMatchObject({
    label: 'How many guests do you expect?',
    values: ['About twenty'],
  });
});
