import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type {
  CompleteAnswer,
  HeldLeadDetails,
  InboxAnswer,
  RetryAnswer,
} from '../../src/contract/inbox.ts';
import type { LeadDetails } from '../../src/contract/lead.ts';
import { addUser } from '../support/add-user.ts';
import { graphCalls, held, unsettled } from '../support/background-sync.ts';
import { eventually } from '../support/eventually.ts';
import { sync } from '../support/sync.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { watchEvents } from '../support/watch-events.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await world.connect();
  await world.enable(DEMO.bakeryId);
});
afterEach(() => world.close());

/** Sends a lead whose answers cannot be understood, so that it needs attention. @returns its id */
async function sendUnreadableLead(more: object = {}): Promise<string> {
  const { leads } = await world.meta.control.createLeads({
    formId: DEMO.forms.weddingCake,
    poison: 'field-data-text',
    ...more,
  });
  const id = leads[0]?.id ?? '';
  await held(world, 'needs-attention', id);
  return id;
}

const path = (leadId: string, action = '') =>
  `/api/facebook/inbox/${leadId}${action === '' ? '' : `/${action}`}`;
const open = (leadId: string) => world.app.admin.get<HeldLeadDetails>(path(leadId));
const complete = (leadId: string, body: object) =>
  world.app.admin.post<CompleteAnswer>(path(leadId, 'complete'), body);
const dismiss = (leadId: string, reason = 'A test of ours.') =>
  world.app.admin.post<{ message: string }>(path(leadId, 'dismiss'), { reason });
const counts = async () =>
  (await world.app.admin.get<InboxAnswer>('/api/facebook/inbox?limit=1')).body.counts;

describe('opening an inbox lead', () => {
  test('an inbox lead shows what the webhook and Meta said about it', async () => {
    const id = await sendUnreadableLead();
    const { status, body } = await open(id);
    expect(status).toBe(200);
    expect(body.lead).toMatchObject({
      leadId: id,
      state: 'needs-attention',
      cause: 'poison',
      pageName: 'Brotzeit Bakery',
      formName: 'Wedding cake enquiry',
    });
    expect(body.raw.event).toContain(`"leadgen_id": "${id}"`);
    expect(body.raw.answer).toContain('"field_data": "no answers at all"');
    expect(body.lead.isRead).toBe(true);
    expect(body.understood).toEqual({ name: '', email: '', phone: '', company: '' });
  });

  test('an inbox lead shows the answers that were understood, with their labels', async () => {
    await world.app.admin.post('/api/facebook/pages', {
      pageId: DEMO.bakeryId,
      action: 'disable',
    });
    await world.enable(DEMO.instagramId);
    const { leads } = await world.meta.control.createLeads({
      formId: DEMO.forms.weddingCake,
      platform: 'fb',
      answers: { full_name: 'Grace Hopper' },
    });
    const id = leads[0]?.id ?? '';
    await held(world, 'skipped', id);
    const { body } = await open(id);
    expect(body.understood.name).toBe('Grace Hopper');
    expect(body.answers.find(({ key }) => key === 'full_name')).toMatchObject({
      label: expect.stringMatching(/name/i),
      values: ['Grace Hopper'],
    });
    expect(body.raw.answer).toContain('Grace Hopper');
  });

  test('an inbox lead that is unknown or already in the CRM cannot be opened', async () => {
    expect((await open('610000000000000')).status).toBe(404);
    expect((await open('not-an-id')).status).toBe(400);
    const { leads } = await world.meta.control.createLeads({ formId: DEMO.forms.weddingCake });
    await world.lead(leads[0]?.id ?? '');
    expect((await open(leads[0]?.id ?? '')).status).toBe(404);
  });
});

describe('completing an inbox lead', () => {
  const entered = { name: 'Ada Lovelace', phone: '+49 151 23456789', company: 'Engines' };

  test('an inbox lead that a person completes is a CRM lead with its Meta id, and every screen hears of it', async () => {
    const id = await sendUnreadableLead();
    const events = await watchEvents(world.app.admin);
    const { status, body } = await complete(id, entered);
    expect(status).toBe(200);
    expect(body).toMatchObject({ success: true, created: true });
    const { body: lead } = await world.app.admin.get<LeadDetails>(`/api/leads/${body.crmLeadId}`);
    expect(lead).toMatchObject({
      name: 'Ada Lovelace',
      phone: '+49 151 23456789',
      phoneE164: '+4915123456789',
      company: 'Engines',
      email: '',
      status: 'New',
      source: 'facebook',
      metaData: { leadId: id, pageId: DEMO.bakeryId },
    });
    await eventually('the stream has the new lead', () =>
      events.events.some(({ type }) => type === 'lead.created'),
    );
    events.close();
    expect(await unsettled(world, 'needs-attention')).toEqual([]);
    expect(await counts()).toMatchObject({ 'needs-attention': 0, stored: 1 });
  });

  test('an inbox lead is completed once, and a second person or a sync adds nothing', async () => {
    const id = await sendUnreadableLead();
    const first = await complete(id, entered);
    const second = await complete(id, { name: 'Somebody Else' });
    expect(second.body).toMatchObject({
      success: true,
      created: false,
      crmLeadId: first.body.crmLeadId,
      message: expect.stringContaining('already'),
    });
    await sync(world);
    expect((await world.lead(id)).name).toBe('Ada Lovelace');
    expect((await world.leads()).filter(({ metaData }) => metaData?.leadId === id)).toHaveLength(1);
  });

  test('an inbox lead can be completed while LeadRabbit asks Meta for it', async () => {
    const id = await sendUnreadableLead();
    await world.meta.control.changeFaults({ slowMs: 3_000 });
    await world.meta.control.clearRequests();
    const trying = world.app.admin.post<RetryAnswer>('/api/facebook/inbox/retry', { leadId: id });
    await eventually('Meta is asked', async () =>
      (await graphCalls(world, new RegExp(`/${id}$`))).at(0),
    );
    const completed = await complete(id, entered);
    expect(completed.body.created).toBe(true);
    expect((await trying).body.outcome).toMatchObject({ stored: 1 });
    expect((await world.lead(id)).name).toBe('Ada Lovelace');
  });

  test('an inbox lead cannot be completed without a name or a way to reach the person', async () => {
    const id = await sendUnreadableLead();
    for (const body of [{}, { name: '  ' }, { name: 'x', role: 'admin' }, { name: 7 }])
      expect(await complete(id, body)).toMatchObject({ status: 400, body: { success: false } });
    expect(await world.leads()).toEqual([]);
    expect((await complete('610000000000000', entered)).status).toBe(404);
  });
});

describe('dismissing an inbox lead', () => {
  test('a dismissed lead keeps who dismissed it, when and why', async () => {
    const id = await sendUnreadableLead();
    const before = Date.now();
    expect((await dismiss(id)).status).toBe(200);
    const [lead] = await unsettled(world, 'dismissed');
    expect(lead).toMatchObject({ leadId: id, reason: null, nextAttemptAt: null });
    expect(lead?.decision).toMatchObject({ note: 'A test of ours.' });
    expect(lead?.decision?.by).toMatch(/\w/);
    expect(Date.parse(lead?.decision?.at ?? '')).toBeGreaterThanOrEqual(before - 1_000);
    expect(await counts()).toMatchObject({ 'needs-attention': 0, dismissed: 1 });
    expect((await dismiss(id, 'Again.')).status).toBe(200);
    expect((await unsettled(world, 'dismissed'))[0]?.decision?.note).toBe('A test of ours.');
  });

  test('a dismissed lead counts as dismissed, and a sync does not bring it back', async () => {
    const id = await sendUnreadableLead();
    await dismiss(id);
    const since = new Date(Date.now() - 90 * 86_400_000).toISOString();
    await sync(world, { since });
    const { completeness, watermark } = await world.page(DEMO.bakeryId);
    expect(completeness).toMatchObject({ dismissed: 1, needsAttention: 0, missing: 0 });
    expect(watermark).not.toBeNull();
    await world.connect();
    await world.enable(DEMO.bakeryId);
    await sync(world, { since });
    expect(await unsettled(world, 'dismissed')).toHaveLength(1);
    expect((await world.leads()).map(({ metaData }) => metaData?.leadId)).not.toContain(id);
  });

  test('a retry brings a dismissed lead back', async () => {
    const id = await sendUnreadableLead();
    await dismiss(id);
    const { body } = await world.app.admin.post<RetryAnswer>('/api/facebook/inbox/retry', {
      leadId: id,
    });
    expect(body.outcome).toMatchObject({ 'needs-attention': 1 });
    expect((await held(world, 'needs-attention', id)).decision).toBeNull();
  });

  test('a lead cannot be dismissed without a reason or while it is tried', async () => {
    const id = await sendUnreadableLead();
    expect((await dismiss(id, '  ')).status).toBe(400);
    await world.meta.control.changeFaults({ slowMs: 1_500 });
    const trying = world.app.admin.post('/api/facebook/inbox/retry', { leadId: id });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await dismiss(id)).toMatchObject({ status: 409, body: { code: 'lead-busy' } });
    await trying;
    expect((await dismiss(id)).status).toBe(200);
    expect((await dismiss('610000000000000')).status).toBe(404);
  });
});

test('only admins can see, complete and dismiss inbox leads', async () => {
  const id = await sendUnreadableLead();
  const sales = await addUser(world.app, 'user');
  expect((await sales.get(path(id))).status).toBe(403);
  expect((await sales.post(path(id, 'complete'), { name: 'X' })).status).toBe(403);
  expect((await sales.post(path(id, 'dismiss'), { reason: 'X' })).status).toBe(403);
  await held(world, 'needs-attention', id);
});
