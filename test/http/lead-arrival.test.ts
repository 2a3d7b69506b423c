import { sentenceOf } from '../support/sentence-of.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { POISON_KINDS } from '../../meta-emulator/world/poison-lead.ts';
import { eventually } from '../support/eventually.ts';
import { delivery, leadgenChange, postWebhook } from '../support/post-webhook.ts';
import { storedInboxLead } from '../support/stored-inbox-lead.ts';
import { startWorld, type World } from '../support/start-world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.connect();
  await world.enable(DEMO.bakeryId);
});
afterEach(() => world.meta.control.clearFaults());
afterAll(() => world.close());

/** Sends the form, as a person does. @returns the lead's id */
async function submit(formId: string = DEMO.forms.callBack): Promise<string> {
  const { leads } = await world.meta.control.createLeads({ formId });
  return leads[0]?.id ?? '';
}

const stateOf = async (leadId: string) => (await storedInboxLead(world.app, leadId))?.state;
const isPending = (leadId: string) =>
  eventually('the lead is pending', async () => (await stateOf(leadId)) === 'pending');
const isAcknowledged = (leadId: string) =>
  eventually('Meta has its answer', async () =>
    (await world.meta.control.listDeliveries()).find(
      ({ leadIds, state }) => leadIds.includes(leadId) && state === 'delivered',
    ),
  );
const isInCrm = async (leadId: string) =>
  (await world.leads()).some(({ metaData }) => metaData?.leadId === leadId);

describe('a lead that cannot be read at once', () => {
  test.each([
    ['Graph answers 503', { serverError: { kind: 'code2' } }],
    ['Graph answers 500', { serverError: { kind: 'code1' } }],
    ['a proxy answers instead of Graph', { serverError: { kind: 'html502' } }],
    ['connections break', { dropConnection: {} }],
    ['the lead is not readable yet', { notYetReadable: { seconds: 1 } }],
  ] as const)(
    'L1: a webhook that comes while %s is acknowledged, and its lead is stored afterwards',
    async (_what, faults) => {
      await world.meta.control.changeFaults(faults);
      const leadId = await submit();
      expect((await isAcknowledged(leadId)).attempts).toMatchObject([{ status: 200 }]);
      await isPending(leadId);
      expect(await isInCrm(leadId)).toBe(false);
      await world.meta.control.clearFaults();
      expect((await world.lead(leadId)).origin).toMatchObject({ via: 'webhook' });
      await eventually('the lead is marked as processed', async () => {
        const { inbox } = await world.app.storage();
        return (await stateOf(leadId)) === 'stored' && (await inbox.trace(leadId))?.storedAt;
      });
    },
  );

  test.each(POISON_KINDS.filter((kind) => kind !== 'field-data-text'))(
    'L6: a lead with odd answers of the kind %s is stored',
    async (poison) => {
      const { leads } = await world.meta.control.createLeads({
        formId: DEMO.forms.callBack,
        poison,
      });
      await world.lead(leads[0]?.id ?? '');
    },
  );

  test('L6: a lead with some garbled answers keeps every answer that can be understood', async () => {
    const sent = async (fieldData: unknown) => {
      const form = { formId: DEMO.forms.callBack, fieldData };
      const { leads } = await world.meta.control.createLeads(form);
      return world.lead(leads[0]?.id ?? '');
    };
    const email = { name: 'email', values: ['ada@example.com'] };
    const odd = [42, null, true, { nested: ['x'] }];
    const lead = await sent([
      email,
      { name: 'size', values: 'large' },
      { name: 'odd', values: odd },
      { values: ['whose answer is this?'] },
      'a text alone',
      null,
    ]);
    expect(lead.email).toBe('ada@example.com');
    expect(lead.answers.map(({ key, values }) => [key, values])).toEqual([
      ['email', ['ada@example.com']],
      ['size', ['large']],
      ['odd', ['42', 'true', '{"nested":["x"]}']],
      ['unnamed_answer', ['whose answer is this?', 'a text alone']],
    ]);
    expect((await sent({ full_name: 'Ada Lovelace', email: ['ada@example.com'] })).name).toBe(
      'Ada Lovelace',
    );
  });

  test('L6: an event with garbled answers becomes a lead if Meta does not know the lead', async () => {
    const value = {
      leadgen_id: '610000000000001',
      page_id: DEMO.bakeryId,
      form_id: DEMO.forms.callBack,
      field_data: [{ name: 'email', values: ['ada@example.com'] }, { values: ['?'] }],
    };
    await world.meta.control.sendChange({ entryId: DEMO.bakeryId, field: 'leadgen', value });
    expect(await world.lead(value.leadgen_id)).toMatchObject({ email: 'ada@example.com' });
  });

  test('L6: a lead whose answers cannot be understood needs attention and stops no other lead', async () => {
    const { leads } = await world.meta.control.createLeads({
      formId: DEMO.forms.callBack,
      poison: 'field-data-text',
    });
    await world.lead(await submit());
    const unreadable = await eventually('the lead needs attention', async () => {
      const lead = await storedInboxLead(world.app, leads[0]?.id);
      return lead?.state === 'needs-attention' && lead;
    });
    expect(sentenceOf(unreadable.reason)).toMatch(/could not be understood \(field_data/);
  });
});

describe('a form that LeadRabbit has not seen', () => {
  test('L3: a lead of a form that was made after the Page was enabled is stored with the form name and labels', async () => {
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

  test('L3: LeadRabbit asks Meta for a new form once, although many of its leads come at once', async () => {
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

  test('leads of a form that LeadRabbit may not read are stored and mapped by their keys', async () => {
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

describe('skipped leads', () => {
  const whySkipped = (leadId: string) =>
    eventually('the lead is skipped', async () => {
      const raw = await storedInboxLead(world.app, leadId);
      return raw?.state === 'skipped' && raw.reason;
    });

  test.each([
    ['of a disabled Page', DEMO.fitnessId, /Nordlicht Fitness is disabled/],
    ['of an unknown Page', '123123123123', /not connected/],
  ])(
    'a lead %s is acknowledged and stored as skipped with the reason',
    async (_what, pageId, reason) => {
      const leadId = `6500000${pageId.slice(0, 8)}`;
      const body = delivery({ [pageId]: [leadgenChange({ leadgen_id: leadId, page_id: pageId })] });
      expect(await postWebhook(world.app, body)).toMatchObject({
        status: 200,
        body: { success: true, leadsProcessed: 1 },
      });
      expect(sentenceOf(await whySkipped(leadId))).toMatch(reason);
      expect(await isInCrm(leadId)).toBe(false);
    },
  );
});
