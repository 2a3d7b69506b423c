import { sentenceOf } from '../support/sentence-of.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { InboxAnswer } from '../../src/contract/inbox.ts';
import { arrived, held, leadIds } from '../support/background-sync.ts';
import { eventually } from '../support/eventually.ts';
import { startWorld, type World } from '../support/start-world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await world.connect();
  await world.enable(DEMO.bakeryId);
});
afterEach(() => world.close());

const send = async (more: object = {}) =>
  (await world.meta.control.createLeads({ formId: DEMO.forms.breakfast, ...more })).leads;
const counts = async () =>
  (await world.app.admin.get<InboxAnswer>('/api/facebook/inbox')).body.counts;

describe('restart', () => {
  test('L29: acknowledged leads that were not processed come in after a restart, each once', async () => {
    await world.meta.control.changeFaults({ dropConnection: {} });
    const acknowledged = await send({ count: 50 });
    await world.meta.control.settle();
    const deliveries = await world.meta.control.listDeliveries();
    expect(deliveries.every(({ state }) => state === 'delivered')).toBe(true);
    expect(await leadIds(world)).toEqual([]);

    await world.restart();
    const { received, pending } = await counts();
    expect(received + pending).toBe(50);
    await world.meta.control.clearFaults();
    await arrived(world, acknowledged);
    expect((await leadIds(world)).toSorted()).toEqual(acknowledged.map(({ id }) => id).toSorted());
  });

  test('L29: a restart in the middle of the work loses no lead and does nothing twice', async () => {
    await world.meta.control.changeFaults({ slowMs: 100 });
    const sent = await send({ count: 120 });
    for (let round = 0; round < 3; round += 1) {
      const before = (await leadIds(world)).length;
      await eventually('some progress', async () => {
        const here = (await leadIds(world)).length;
        return here > before || here === sent.length;
      });
      await world.restart();
      if (round === 0) expect((await leadIds(world)).length).toBeLessThan(sent.length);
    }
    await world.meta.control.clearFaults();
    await arrived(world, sent);
    expect(await leadIds(world)).toHaveLength(sent.length);
  });

  test('L29: a lead that needs attention keeps its reason over a restart, and can still be retried', async () => {
    const [poison = { id: '' }] = await send({ poison: 'field-data-text' });
    const before = await held(world, 'needs-attention', poison.id);
    await world.restart();
    expect(await held(world, 'needs-attention', poison.id)).toEqual(before);
    const body = { leadId: poison.id };
    const retried = await world.app.admin.post('/api/facebook/inbox/retry', body);
    expect(retried.body).toMatchObject({ success: true, retried: 1 });
  });

  test('L16: a Page that needs a reconnect still needs it after a restart', async () => {
    await world.meta.control.revokeTokens({ pageId: DEMO.bakeryId });
    const [lead = { id: '' }] = await send();
    await held(world, 'pending', lead.id);
    const { attention } = await world.page(DEMO.bakeryId);
    await world.restart();
    expect((await world.page(DEMO.bakeryId)).attention).toEqual(attention);
    expect(sentenceOf((await held(world, 'pending', lead.id)).reason)).toContain('Press Connect');
    await world.connect();
    await arrived(world, [lead]);
  });
});
