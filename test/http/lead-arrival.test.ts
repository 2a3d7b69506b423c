import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { eventually } from '../support/eventually.ts';
import { delivery, leadgenChange, postWebhook } from '../support/post-webhook.ts';
import { rawLeads } from '../support/raw-leads.ts';
import { startWorld, type World } from '../support/start-world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.connect();
  await world.enable(DEMO.bakeryId);
});
afterEach(() => world.meta.control.clearFaults());
afterAll(() => world.close());

/** A person sends the form. @returns the lead's id */
async function submit(formId: string = DEMO.forms.callBack): Promise<string> {
  const { leads } = await world.meta.control.createLeads({ formId });
  return leads[0]?.id ?? '';
}

const stateOf = (leadId: string) => rawLeads(world.app, leadId)[0]?.state;
const isWaiting = (leadId: string) =>
  eventually('the lead waits', () => stateOf(leadId) === 'waiting');
const isAcknowledged = (leadId: string) =>
  eventually('Meta has its answer', async () =>
    (await world.meta.control.listDeliveries()).find(
      ({ leadIds, state }) => leadIds.includes(leadId) && state === 'delivered',
    ),
  );
const isInCrm = async (leadId: string) =>
  (await world.leads()).some(({ metaData }) => metaData?.leadId === leadId);

describe('a lead whose webhook comes while Meta has a fault', () => {
  test.each([
    ['Graph answers 503', { serverError: { kind: 'code2' } }],
    ['Graph answers 500', { serverError: { kind: 'code1' } }],
    ['a proxy answers in its place', { serverError: { kind: 'html502' } }],
    ['connections break', { dropConnection: {} }],
    ['the lead is not readable yet', { notYetReadable: { seconds: 1 } }],
  ] as const)('L1: %s: acknowledged, and taken in afterwards', async (_what, faults) => {
    await world.meta.control.changeFaults(faults);
    const leadId = await submit();
    expect((await isAcknowledged(leadId)).attempts).toMatchObject([{ status: 200 }]);
    await isWaiting(leadId);
    expect(await isInCrm(leadId)).toBe(false);
    await world.meta.control.clearFaults();
    expect((await world.lead(leadId)).origin).toMatchObject({ via: 'webhook' });
    await eventually('it is marked as processed', () => {
      const [raw] = rawLeads(world.app, leadId);
      return raw?.state === 'stored' && raw.processed === 1;
    });
  });

  test.each(['missing-values', 'empty-values', 'garbage-text', 'field-data-null'] as const)(
    'L6: a lead with odd answers (%s) comes in',
    async (poison) => {
      const { leads } = await world.meta.control.createLeads({
        formId: DEMO.forms.callBack,
        poison,
      });
      await world.lead(leads[0]?.id ?? '');
    },
  );

  test.each(['odd-values', 'values-not-a-list', 'no-name', 'field-data-object'] as const)(
    'L6: a lead that cannot be understood (%s) is parked and stops no other',
    async (poison) => {
      const { leads } = await world.meta.control.createLeads({
        formId: DEMO.forms.callBack,
        poison,
      });
      await world.lead(await submit());
      const parked = await eventually('it is parked', () =>
        rawLeads(world.app, leads[0]?.id).find(({ state }) => state === 'parked'),
      );
      expect(parked.reason).toMatch(/could not be understood \(field_data/);
    },
  );
});

describe('a form that LeadRabbit has not seen', () => {
  test('L3: made after the Page was enabled: its leads come, with its name and labels', async () => {
    const form = await world.meta.control.addForm({
      pageId: DEMO.bakeryId,
      name: 'Christmas stollen',
      questions: [
        { key: 'full_name', label: 'Your name', type: 'FULL_NAME' },
        {
          key: 'q2',
          label: 'How many?',
          type: 'CUSTOM',
          options: [
            { key: 'few', value: 'One or two' },
            { key: 'many', value: 'A dozen' },
          ],
        },
      ],
    });
    const { leads } = await world.meta.control.createLeads({
      formId: form.id,
      answers: { full_name: 'Noel Baker', q2: 'many' },
    });
    const lead = await world.lead(leads[0]?.id ?? '');
    expect(lead.name).toBe('Noel Baker');
    expect(lead.origin?.formName).toBe('Christmas stollen');
    expect(lead.answers.find(({ key }) => key === 'q2')).toMatchObject({
      label: 'How many?',
      values: ['many'],
      labels: ['A dozen'],
    });
    const { leadForms } = await world.page(DEMO.bakeryId);
    expect(leadForms).toContainEqual(expect.objectContaining({ name: 'Christmas stollen' }));
  });

  test('L3: many leads of it at once ask Meta for the form once', async () => {
    const form = await world.meta.control.addForm({
      pageId: DEMO.bakeryId,
      name: 'Easter hens',
      questions: [{ key: 'email', type: 'EMAIL' }],
    });
    await world.meta.control.clearRequests();
    const { leads } = await world.meta.control.createLeads({ formId: form.id, count: 20 });
    for (const { id } of leads) await world.lead(id);
    const reads = (await world.meta.control.listRequests()).filter(({ path }) =>
      path.endsWith(`/${form.id}`),
    );
    expect(reads).toHaveLength(1);
  });

  test('hidden from us: its leads come all the same, read by their keys', async () => {
    const form = await world.meta.control.addForm({
      pageId: DEMO.bakeryId,
      name: 'Hidden',
      questions: [{ key: 'email', type: 'EMAIL' }],
    });
    await world.meta.control.changeFaults({
      missingPermission: { permission: 'pages_manage_ads' },
    });
    const { leads } = await world.meta.control.createLeads({
      formId: form.id,
      answers: { email: 'hidden@example.com' },
    });
    expect(await world.lead(leads[0]?.id ?? '')).toMatchObject({
      email: 'hidden@example.com',
      origin: { formName: '' },
    });
  });
});

describe('a lead that nobody wants', () => {
  const whySkipped = (leadId: string) =>
    eventually('it is skipped', () => {
      const [raw] = rawLeads(world.app, leadId);
      return raw?.state === 'skipped' && raw.reason;
    });

  test.each([
    ['of a disabled Page', DEMO.fitnessId, /Nordlicht Fitness is disabled/],
    ['of an unknown Page', '123123123123', /not connected/],
  ])('%s is acknowledged and recorded with the reason', async (_what, pageId, reason) => {
    const leadId = `6500000${pageId.slice(0, 8)}`;
    const body = delivery({ [pageId]: [leadgenChange({ leadgen_id: leadId, page_id: pageId })] });
    expect(await postWebhook(world.app, body)).toMatchObject({
      status: 200,
      body: { success: true, leadsProcessed: 1 },
    });
    expect(await whySkipped(leadId)).toMatch(reason);
    expect(await isInCrm(leadId)).toBe(false);
  });
});
