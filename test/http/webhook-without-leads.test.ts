import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWorld, type World } from '../support/start-world.ts';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { delivery, leadgenChange, postWebhook, processed } from '../support/post-webhook.ts';
import { countInboxLeads, storedInboxLead } from '../support/stored-inbox-lead.ts';
import { eventually } from '../support/eventually.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.connect();
  await world.enable(DEMO.bakeryId);
});
afterAll(() => world.close());

const post = (body: unknown) =>
  postWebhook(world.app, typeof body === 'string' ? body : JSON.stringify(body));

describe('deliveries without leads', () => {
  test.each([
    ['another field of the Page', 'page', { field: 'feed', value: { item: 'post' } }],
    [
      'an update of a lead',
      'page',
      { field: 'leadgen_update', value: { leadgen_id: '61999999999', event: 'x' } },
    ],
    ['a leadgen change of another object', 'user', leadgenChange({ leadgen_id: '61888888888' })],
    ['Instagram comments', 'instagram', { field: 'comments', value: { text: 'Hi' } }],
  ])('a delivery with %s is acknowledged and stores no lead', async (_what, object, change) => {
    const before = await countInboxLeads(world.app);
    const entry = [{ id: DEMO.bakeryId, time: 1, changes: [change] }];
    expect(await post({ object, entry })).toMatchObject(processed(0));
    expect(await countInboxLeads(world.app)).toBe(before);
  });

  test.each([
    ['no entry', { object: 'page', entry: [] }],
    ['an entry without changes', { object: 'page', entry: [{ id: '1', time: 1 }] }],
    [
      'fields without values',
      { object: 'page', entry: [{ id: '1', changed_fields: ['leadgen'] }] },
    ],
  ])('a delivery with %s is acknowledged', async (_what, body) => {
    expect(await post(body)).toMatchObject(processed(0));
  });

  test("the Test button of Meta's dashboard is acknowledged at once and causes no lead and no call", async () => {
    await world.meta.control.clearRequests();
    await world.meta.control.ping();
    const pinged = await eventually('the ping is answered', async () =>
      (await world.meta.control.listDeliveries()).find(
        ({ body, state }) => body.includes('444444444444') && state === 'delivered',
      ),
    );
    expect(pinged.attempts).toMatchObject([{ status: 200 }]);
    expect(await storedInboxLead(world.app, '444444444444')).toBeUndefined();
    const calls = await world.meta.control.listRequests();
    expect(calls.filter(({ path }) => path.includes('444444444444'))).toEqual([]);
  });

  test('a webhook body that is not JSON or not a delivery is refused with 400', async () => {
    for (const body of ['', 'hello', '{', '[]', 'null', '{"object":"page"}', '{"entry":{}}'])
      expect(await post(body), body).toMatchObject({ status: 400, body: { success: false } });
  });

  test('a webhook body that is larger than any that Meta sends is refused with 413', async () => {
    const change = leadgenChange({
      leadgen_id: '61777777777',
      padding: 'x'.repeat(5 * 1024 * 1024),
    });
    const answer = await post(delivery({ '1': [change] }));
    expect(answer).toMatchObject({ status: 413, body: { success: false, code: 'too-large' } });
  });
});
