import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { POISON_KINDS } from '../../meta-emulator/world/poison-lead.ts';
import type { InboxAnswer, RetryAnswer } from '../../src/contract/inbox.ts';
import type { SyncAnswer } from '../../src/contract/sync.ts';
import { arrived, graphCalls, held, leadIds, unsettled } from '../support/background-sync.ts';
import { startGraphProxy, type GraphProxy } from '../support/graph-proxy.ts';
import { startWorld, type World } from '../support/start-world.ts';

/** The only kind of poison without any answer that can be understood. */
const UNREADABLE = 'field-data-text';

let proxy: GraphProxy;
let world: World;
beforeEach(async () => {
  proxy = await startGraphProxy();
  world = await startWorld({ environment: { FACEBOOK_GRAPH_URL: proxy.url } });
  proxy.target = world.meta.url;
  await world.connect();
  await world.enable(DEMO.bakeryId);
});
afterEach(async () => {
  await world.close();
  await proxy.close();
});

/** One lead of each kind of poison, and a good one before and after each. */
async function makeLeads({ deliver }: { deliver: boolean }) {
  const formId = DEMO.forms.weddingCake;
  const good: { id: string }[] = [];
  const poison: { kind: string; id: string }[] = [];
  const make = async (kind?: (typeof POISON_KINDS)[number]) => {
    const { leads } = await world.meta.control.createLeads({ formId, deliver, poison: kind });
    return leads[0]?.id ?? '';
  };
  for (const kind of [...POISON_KINDS, UNREADABLE] as const) {
    good.push({ id: await make() });
    poison.push({ kind, id: await make(kind) });
  }
  good.push({ id: await make() });
  const idsOf = (isParked: boolean) =>
    poison.filter(({ kind }) => (kind === UNREADABLE) === isParked).map(({ id }) => ({ id }));
  return { good: [...good, ...idsOf(false)], bad: idsOf(true) };
}

/** Makes Meta show this lead correctly from now on. */
function mendAtMeta(leadIds: readonly string[]): void {
  proxy.intercept = ({ path }) => {
    const id = path.slice(1);
    if (!leadIds.includes(id)) return undefined;
    const field_data = [{ name: 'full_name', values: ['Mended at Meta'] }];
    return { body: { id, created_time: '2026-01-05T10:00:00+0000', platform: 'fb', field_data } };
  };
}

const retry = (body: unknown) =>
  world.app.admin.post<RetryAnswer>('/api/facebook/inbox/retry', body);

describe('lead that cannot be understood', () => {
  test('L6: a lead that cannot be understood needs attention with its reason, and all others of the delivery go through', async () => {
    const { good, bad } = await makeLeads({ deliver: true });
    await arrived(world, good);
    for (const { id } of bad) await held(world, 'needs-attention', id);
    const inbox = await world.app.admin.get<InboxAnswer>(
      '/api/facebook/inbox?state=needs-attention',
    );
    expect(inbox.body.counts).toMatchObject({
      received: 0,
      pending: 0,
      'needs-attention': bad.length,
    });
    expect(inbox.body.leads.map(({ leadId }) => leadId).toSorted()).toEqual(
      bad.map(({ id }) => id).toSorted(),
    );
    for (const lead of inbox.body.leads)
      expect(lead).toMatchObject({
        reason: {
          code: 'answers-not-understood',
          params: { fields: expect.stringMatching(/^field_data/) },
        },
        pageName: 'Brotzeit Bakery',
        formName: 'Wedding cake enquiry',
        nextAttemptAt: null,
      });
  });

  test('L6: a lead that cannot be understood does not stop a sync, nor the next one', async () => {
    const { good, bad } = await makeLeads({ deliver: false });
    const first = await world.app.admin.post<SyncAnswer>('/api/facebook/sync', {});
    expect(first.body).toMatchObject({ success: true, problems: [] });
    await arrived(world, good);
    const ids = (await unsettled(world, 'needs-attention')).map(({ leadId }) => leadId);
    expect(ids.toSorted()).toEqual(bad.map(({ id }) => id).toSorted());

    const formId = DEMO.forms.weddingCake;
    const later = await world.meta.control.createLeads({ formId, deliver: false });
    const second = await world.app.admin.post<SyncAnswer>('/api/facebook/sync', {});
    expect(second.body).toMatchObject({ leadsSynced: 1, problems: [] });
    await arrived(world, later.leads);
    expect(await unsettled(world, 'needs-attention')).toHaveLength(bad.length);
  });

  test.each([true, false])(
    'L6: a retry reads a lead that was not understood from Meta again and takes it in (announced by a webhook: %s)',
    async (deliver) => {
      const { bad } = await makeLeads({ deliver });
      if (!deliver) await world.app.admin.post('/api/facebook/sync', {});
      for (const { id } of bad) await held(world, 'needs-attention', id);
      const [first = { id: '' }, ...others] = bad;

      expect((await retry({ leadId: first.id })).body).toMatchObject({ retried: 1 });
      await held(world, 'needs-attention', first.id);

      mendAtMeta(bad.map(({ id }) => id));
      expect((await retry({ leadId: first.id })).body).toMatchObject({ retried: 1 });
      expect((await world.lead(first.id)).name).toBe('Mended at Meta');
      expect(await unsettled(world, 'needs-attention')).toHaveLength(others.length);

      expect((await retry({ all: 'needs-attention' })).body).toMatchObject({
        retried: others.length,
      });
      await arrived(world, others);
      expect(await unsettled(world, 'needs-attention')).toEqual([]);
    },
  );

  test('connecting or enabling a Page again does not read a lead that was not understood from Meta again', async () => {
    const formId = DEMO.forms.weddingCake;
    const { leads } = await world.meta.control.createLeads({ formId, poison: UNREADABLE });
    const leadId = leads[0]?.id ?? '';
    await held(world, 'needs-attention', leadId);
    await world.meta.control.clearRequests();
    await world.connect();
    await world.enable(DEMO.bakeryId);
    const later = await world.meta.control.createLeads({ formId });
    await arrived(world, later.leads);
    expect(await graphCalls(world, new RegExp(`/${leadId}$`))).toEqual([]);
    expect((await unsettled(world, 'needs-attention')).map((lead) => lead.leadId)).toEqual([
      leadId,
    ]);
  });

  test('a lead that is in the CRM or that does not exist cannot be retried', async () => {
    const formId = DEMO.forms.weddingCake;
    const { leads } = await world.meta.control.createLeads({ formId });
    await arrived(world, leads);
    for (const leadId of [leads[0]?.id, '610000000000000'])
      expect(await retry({ leadId })).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect((await retry({ all: 'stored' })).status).toBe(400);
    expect((await retry({})).status).toBe(400);
    expect(await leadIds(world)).toHaveLength(1);
  });
});
