import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { InboxAnswer, RetryAnswer } from '../../src/contract/inbox.ts';
import { arrived, graphCalls, held, unsettled } from '../support/background-sync.ts';
import { startWorld, type World } from '../support/start-world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await world.connect();
  await world.enable(DEMO.bakeryId);
});
afterEach(() => world.close());

const send = async (more: object = {}) => {
  const formId = DEMO.forms.breakfast;
  return (await world.meta.control.createLeads({ formId, ...more })).leads;
};
const retry = async (body: unknown) =>
  (await world.app.admin.post<RetryAnswer>('/api/facebook/inbox/retry', body)).body;

/** Sends leads during a fault, waits until they are pending and ends the fault. */
async function sendDuring(fault: object, count: number) {
  await world.meta.control.changeFaults(fault);
  const leads = await send({ count });
  for (const { id } of leads) await held(world, 'pending', id);
  await world.meta.control.clearFaults();
  await world.meta.control.clearRequests();
  return leads;
}

const FAULTS = [
  ['the leads access was revoked', { leadAccessRevoked: { as: '200' } }],
  ['a permission was missing', { missingPermission: { permission: 'leads_retrieval' } }],
  ['Meta had a fault', { serverError: {} }],
] as const;

describe('a retry', () => {
  test.each(FAULTS)(
    'a retry of one lead asks Meta at once, although calls were paused because %s',
    async (_what, fault) => {
      const [first = { id: '' }, ...others] = await sendDuring(fault, 2);
      const answer = await retry({ leadId: first.id });
      expect(answer).toMatchObject({
        success: true,
        retried: 1,
        message: 'Tried again: the lead is in the CRM now.',
        outcome: { stored: 1, pending: 0, trying: 0 },
        leads: [{ leadId: first.id, state: 'stored', reason: null }],
      });
      expect(await graphCalls(world, new RegExp(`/${first.id}$`))).toHaveLength(1);
      expect((await world.page(DEMO.bakeryId)).attention).toBeNull();
      expect((await retry({ all: 'pending' })).outcome).toMatchObject({ pending: 0 });
      await arrived(world, others);
    },
  );

  test.each(FAULTS)('a retry of all pending leads stores them after %s', async (_what, fault) => {
    const leads = await sendDuring(fault, 3);
    expect(await retry({ all: 'pending' })).toMatchObject({
      retried: 3,
      message: '3 leads were tried again: 3 are in the CRM now.',
      outcome: { stored: 3, pending: 0, 'needs-attention': 0, trying: 0 },
    });
    await arrived(world, leads);
    expect((await world.page(DEMO.bakeryId)).attention).toBeNull();
  });

  test('a retry that Meta refuses again says why', async () => {
    await world.meta.control.changeFaults({ leadAccessRevoked: { as: '200' } });
    const [lead = { id: '' }] = await send();
    await held(world, 'pending', lead.id);
    await world.meta.control.clearRequests();
    const answer = await retry({ leadId: lead.id });
    expect(answer.message).toMatch(/^Tried again, and it is still pending\. .*leads access/);
    expect(answer.outcome).toMatchObject({ stored: 0, pending: 1 });
    // A health check of the Page may read the lead too.
    expect(await graphCalls(world, new RegExp(`/${lead.id}$`))).not.toEqual([]);
  });

  test('a retry during a rate limit makes no call and says that Meta limits the calls', async () => {
    await world.meta.control.changeFaults({ rateLimited: { minutes: 30 } });
    const [lead = { id: '' }] = await send();
    await held(world, 'pending', lead.id);
    await world.meta.control.clearRequests();
    const answer = await retry({ leadId: lead.id });
    expect(answer.message).toMatch(/^Tried again, and it is still pending\. .*limits how often/);
    expect(await graphCalls(world, new RegExp(`/${lead.id}$`))).toEqual([]);
  });

  test('a retry waits for a slow Meta and says how the attempt ended', async () => {
    const [lead = { id: '' }] = await send({ poison: 'field-data-text' });
    await held(world, 'needs-attention', lead.id);
    await world.meta.control.changeFaults({ slowMs: 1_500 });
    expect(await retry({ leadId: lead.id })).toMatchObject({
      message: expect.stringMatching(
        /^Tried again, and it needs attention\. .*could not be understood/,
      ),
      outcome: { 'needs-attention': 1, stored: 0, trying: 0 },
    });
  });

  test('a retry of a lead that is already being tried is not an error', async () => {
    const [lead = { id: '' }] = await send({ poison: 'field-data-text' });
    await held(world, 'needs-attention', lead.id);
    await world.meta.control.changeFaults({ slowMs: 500 });
    const answers = await Promise.all([retry({ leadId: lead.id }), retry({ leadId: lead.id })]);
    for (const answer of answers) expect(answer.outcome).toMatchObject({ 'needs-attention': 1 });
  });

  test('a retry that finds no lead says so', async () => {
    expect(await retry({ all: 'needs-attention' })).toMatchObject({
      retried: 0,
      message: 'There was no lead to retry.',
    });
  });

  test('a retry of one group does not touch other leads in the same state', async () => {
    const [poison = { id: '' }] = await send({ poison: 'field-data-text' });
    await world.enable(DEMO.fitnessId);
    const formId = DEMO.forms.freeTrial;
    const { leads } = await world.meta.control.createLeads({ formId, poison: 'field-data-text' });
    await held(world, 'needs-attention', poison.id);
    await held(world, 'needs-attention', leads[0]?.id ?? '');
    const answer = await retry({
      all: 'needs-attention',
      pageId: DEMO.fitnessId,
      failure: 'poison',
    });
    expect(answer.leads.map(({ leadId }) => leadId)).toEqual([leads[0]?.id]);
  });
});

describe('skipped leads', () => {
  const skipOne = async () => {
    const [lead = { id: '' }] = await send({ platform: 'ig' });
    await held(world, 'skipped', lead.id);
    return lead;
  };

  test('skipped leads are listed with their reason and the account to enable', async () => {
    const { id } = await skipOne();
    const { body } = await world.app.admin.get<InboxAnswer>('/api/facebook/inbox?state=skipped');
    expect(body.leads).toEqual([
      expect.objectContaining({
        leadId: id,
        state: 'skipped',
        cause: 'disabled',
        reason: { code: 'connection-disabled', params: { page: '@brotzeit.bakery' } },
        formName: 'Frühstück fürs Büro',
      }),
    ]);
    expect(body.groups).toEqual([
      expect.objectContaining({
        count: 1,
        cause: 'disabled',
        platform: 'instagram',
        entry: { entryId: DEMO.instagramId, name: '@brotzeit.bakery', isActive: false },
      }),
    ]);
  });

  test('leads that a sync skipped are listed with their account, and one retry stores them', async () => {
    const leads = await send({ platform: 'ig', count: 2, deliver: false });
    await world.app.admin.post('/api/facebook/sync', { pageId: DEMO.bakeryId });
    for (const { id } of leads) await held(world, 'skipped', id);
    const groups = async () =>
      (await world.app.admin.get<InboxAnswer>('/api/facebook/inbox?state=skipped')).body.groups;
    const [group] = await groups();
    expect(group).toMatchObject({
      platform: 'instagram',
      entry: { entryId: DEMO.instagramId, isActive: false },
    });
    await world.enable(DEMO.instagramId);
    await retry({ all: 'skipped', pageId: DEMO.bakeryId, platform: 'instagram' });
    await arrived(world, leads);
    expect(await groups()).toEqual([]);
  });

  test('one retry stores skipped leads after their account is enabled', async () => {
    const lead = await skipOne();
    expect(await retry({ all: 'skipped' })).toMatchObject({
      outcome: { skipped: 1 },
      message: expect.stringMatching(/was skipped\. @brotzeit\.bakery is disabled\./),
    });
    await world.app.admin.post('/api/facebook/pages', {
      pageId: DEMO.instagramId,
      action: 'enable',
      lookBackDays: 0,
    });
    expect(await unsettled(world, 'skipped')).toHaveLength(1);
    const group = { all: 'skipped', pageId: DEMO.bakeryId, platform: 'instagram' };
    expect(await retry(group)).toMatchObject({ outcome: { stored: 1, skipped: 0 } });
    await arrived(world, [lead]);
  });
});
