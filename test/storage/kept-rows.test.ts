import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { eventually } from '../support/eventually.ts';
import { delivery, leadgenChange, postWebhook, sign } from '../support/post-webhook.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { readRows } from './rows.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.connect();
  await world.enable(DEMO.bakeryId);
});
afterAll(() => world.close());

const deliveries = () =>
  readRows<{ body: Uint8Array }>(world.app, 'SELECT body FROM webhook_deliveries ORDER BY id');

test('a delivery is stored byte for byte, with the parts that cannot be understood', async () => {
  const changes = [leadgenChange({ leadgen_id: '6300001' }), null, 7, { field: 'leadgen' }];
  const body = `${JSON.stringify({ object: 'page', entry: [null, 'nonsense', { id: DEMO.bakeryId, changes }] })}\n `;
  expect((await postWebhook(world.app, body)).status).toBe(200);
  expect(Buffer.from(deliveries().at(-1)?.body ?? []).toString()).toBe(body);
});

test.each([
  ['no signature', null],
  ['an empty signature', ''],
  ['a signature made with another secret', (body: string) => sign(body, 'not the secret')],
  ['the signature of another body', () => sign('{"object":"page","entry":[]}')],
  ['a signature that is cut short', (body: string) => sign(body).slice(0, -2)],
  ['a signature that is too long', (body: string) => `${sign(body)}00`],
  ['a signature without its name', (body: string) => sign(body).slice('sha256='.length)],
  ['a signature called sha1', (body: string) => sign(body).replace('sha256', 'sha1')],
  ['a signature that is no hex', () => 'sha256=zzzz'],
])('L5: a delivery with %s leaves no row', async (_what, make) => {
  const before = deliveries().length;
  const body = delivery({ [DEMO.bakeryId]: [leadgenChange({ leadgen_id: '6300002' })] });
  const signature = typeof make === 'function' ? make(body) : make;
  expect((await postWebhook(world.app, body, { signature })).status).toBe(401);
  expect(deliveries()).toHaveLength(before);
});

test('a lead that is stored in the CRM is marked as processed once', async () => {
  const { leads } = await world.meta.control.createLeads({ formId: DEMO.forms.callBack });
  const leadId = leads[0]?.id ?? '';
  await world.lead(leadId);
  const query = `SELECT state, processed FROM meta_leads WHERE leadId = '${leadId}'`;
  await eventually('the row is marked as processed', () => {
    const rows = readRows<{ state: string; processed: number }>(world.app, query);
    return rows.length === 1 && rows[0]?.state === 'stored' && rows[0].processed === 1;
  });
});
