import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { NewLeads } from '../../meta-emulator/control/control-schemas.ts';
import type { SyncAnswer } from '../../src/contract/sync.ts';
import { delivery, leadgenChange, postWebhook } from '../support/post-webhook.ts';
import {
  countInboxLeads,
  missingFromInbox,
  storedInboxLead,
} from '../support/stored-inbox-lead.ts';
import { startWorld, type World } from '../support/start-world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.connect();
  await world.enable(DEMO.bakeryId);
});
afterEach(() => world.meta.control.clearFaults());
afterAll(() => world.close());

/** Sends the form one or more times, as people do. @returns the leads' ids */
async function submit(lead: Partial<NewLeads> = {}): Promise<string[]> {
  const { leads } = await world.meta.control.createLeads({ formId: DEMO.forms.callBack, ...lead });
  return leads.map(({ id }) => id);
}

const deliver = (leadIds: readonly string[]) =>
  postWebhook(
    world.app,
    delivery({ [DEMO.bakeryId]: leadIds.map((id) => leadgenChange({ leadgen_id: id })) }),
  );
const sync = () => world.app.admin.post<SyncAnswer>('/api/facebook/sync', {});

/** How often each lead is in the CRM. */
async function countOf(leadIds: readonly string[]): Promise<number[]> {
  const known = (await world.leads()).map(({ metaData }) => metaData?.leadId);
  return leadIds.map((id) => known.filter((each) => each === id).length);
}

/** Waits until a new lead is stored: by then LeadRabbit has worked on everything that came before. */
async function passLaterLead() {
  const [marker = ''] = await submit();
  await world.lead(marker);
}

describe('a lead that comes more than once', () => {
  test('L24: a delivery that Meta sends four times makes each lead once', async () => {
    const before = await countInboxLeads(world.app);
    await world.meta.control.changeFaults({ duplicateWebhooks: 4 });
    const leadIds = await submit({ count: 5 });
    for (const id of leadIds) await world.lead(id);
    await world.meta.control.settle();
    await passLaterLead();
    expect(await countOf(leadIds)).toEqual([1, 1, 1, 1, 1]);
    expect(await countInboxLeads(world.app), 'with the later lead').toBe(before + 5 + 1);
    expect(await missingFromInbox(world.app, leadIds)).toEqual([]);
  });

  test('L24: twenty deliveries of a lead at the same moment are acknowledged and make one lead', async () => {
    const before = await countInboxLeads(world.app);
    const [leadId = ''] = await submit({ deliver: false });
    const answers = await Promise.all(Array.from({ length: 20 }, () => deliver([leadId])));
    expect(answers.map(({ status, body }) => [status, body.leadsProcessed])).toEqual(
      Array.from({ length: 20 }, () => [200, 1]),
    );
    await world.lead(leadId);
    await passLaterLead();
    expect(await countOf([leadId])).toEqual([1]);
    expect(await countInboxLeads(world.app), 'with the later lead').toBe(before + 1 + 1);
    expect(await storedInboxLead(world.app, leadId)).toMatchObject({ state: 'stored' });
  });

  test('L24: a lead that is twice in one delivery makes one lead', async () => {
    const [leadId = ''] = await submit({ deliver: false });
    expect(await deliver([leadId, leadId])).toMatchObject({ status: 200 });
    await world.lead(leadId);
    await passLaterLead();
    expect(await countOf([leadId])).toEqual([1]);
  });

  test('L24: webhooks and a sync that bring the same leads at once make each lead once', async () => {
    const leadIds = await submit({ count: 30, deliver: false });
    const [synced] = await Promise.all([
      sync(),
      ...leadIds.map((id) => deliver([id])),
      deliver(leadIds),
    ]);
    expect(synced).toMatchObject({ status: 200, body: { success: true } });
    for (const id of leadIds) await world.lead(id);
    await passLaterLead();
    expect(new Set(await countOf(leadIds))).toEqual(new Set([1]));
    const { stored } = await (await world.app.storage()).inbox.countByState();
    expect(stored).toBe((await world.leads()).length);
    expect(await missingFromInbox(world.app, leadIds)).toEqual([]);
    expect(await sync()).toMatchObject({ body: { leadsSynced: 0 } });
  });
});

describe('changes by a person', () => {
  test('L25: a redelivery, a new webhook and a sync do not change what a person changed', async () => {
    const [leadId = ''] = await submit();
    const lead = await world.lead(leadId);
    await world.app.admin.patch(`/api/leads/${lead._id}`, { status: 'Won' });
    const changed = await world.lead(leadId);
    expect(changed.status).toBe('Won');

    const deliveries = await world.meta.control.listDeliveries();
    const first = deliveries.find(({ leadIds }) => leadIds.includes(leadId));
    await world.meta.control.redeliver(first?.id ?? '');
    await world.meta.control.settle();
    await deliver([leadId]);
    await sync();
    await passLaterLead();

    expect(await world.lead(leadId)).toEqual(changed);
  });

  test('L25: a restart and connecting again do not change what a person changed', async () => {
    const [leadId = ''] = await submit();
    const lead = await world.lead(leadId);
    await world.app.admin.patch(`/api/leads/${lead._id}`, { status: 'Lost' });
    await world.restart();
    await world.connect();
    await deliver([leadId]);
    await passLaterLead();
    expect(await world.lead(leadId)).toMatchObject({ _id: lead._id, status: 'Lost' });
  });
});

describe('a person who enquires again', () => {
  test('L11: a person who enquires twice has two leads, each with its own answers', async () => {
    const person = { question1: 'Rosa Again', question2: '+44 20 7183 8750' };
    const ids = [
      ...(await submit({ answers: { ...person, question3: 'A wedding' } })),
      ...(await submit({ answers: { ...person, question3: 'A birthday' } })),
    ];
    const leads = await Promise.all(ids.map((id) => world.lead(id)));
    expect(leads[0]?._id).not.toBe(leads[1]?._id);
    const occasions = leads.map(
      ({ answers }) => answers.find(({ key }) => key === 'question3')?.values,
    );
    expect(occasions).toEqual([['A wedding'], ['A birthday']]);
  });

  test('L11: a person who sends the same answers three times has three leads', async () => {
    const answers = { question1: 'Max Double', question2: '+44 20 7183 8751', question3: 'Same' };
    const ids = await submit({ count: 3, answers });
    for (const id of ids) await world.lead(id);
    expect(await world.leads('q=Max%20Double')).toHaveLength(3);
  });
});
