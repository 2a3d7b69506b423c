import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWorld, type World } from '../support/start-world.ts';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { delivery, leadgenChange, postWebhook, processed } from '../support/post-webhook.ts';
import { missingFromInbox, storedInboxLead } from '../support/stored-inbox-lead.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.connect();
  await world.enable(DEMO.bakeryId);
  await world.enable(DEMO.fitnessId);
});
afterAll(() => world.close());

const post = (body: unknown, path?: string) =>
  postWebhook(world.app, typeof body === 'string' ? body : JSON.stringify(body), {
    ...(path !== undefined && { path }),
  });

let serial = 0;
const newId = () => `61000000${String((serial += 1)).padStart(7, '0')}`;

describe('the content of a delivery', () => {
  test('L2: every change of every entry of a delivery is stored, for several Pages', async () => {
    const made = await Promise.all(
      [DEMO.forms.weddingCake, DEMO.forms.breakfast, DEMO.forms.freeTrial].map((formId) =>
        world.meta.control.createLeads({ formId, count: 2, deliver: false }),
      ),
    );
    const [cake = [], breakfast = [], trial = []] = made.map(({ leads }) => leads);
    const changes = (leads: { id: string }[]) =>
      leads.map(({ id }) => leadgenChange({ leadgen_id: id }));
    const answer = await post(
      delivery({
        [DEMO.bakeryId]: changes([...cake, ...breakfast]),
        [DEMO.fitnessId]: changes(trial),
      }),
    );
    expect(answer).toMatchObject(processed(6));
    for (const { id } of [...cake, ...breakfast])
      expect((await world.lead(id)).origin?.pageName).toBe('Brotzeit Bakery');
    for (const { id } of trial)
      expect((await world.lead(id)).origin?.pageName).toBe('Nordlicht Fitness');
  });

  test('L2: all of a thousand changes in one delivery are stored', async () => {
    const ids = Array.from({ length: 1000 }, newId);
    const body = delivery({
      '999000999000': ids.map((id) => leadgenChange({ leadgen_id: id, page_id: '999000999000' })),
    });
    expect(await post(body)).toMatchObject(processed(1000));
    expect(await missingFromInbox(world.app, ids)).toEqual([]);
  });

  test('both webhook addresses store deliveries', async () => {
    const [one, other] = [newId(), newId()];
    const body = (id: string) => delivery({ '1': [leadgenChange({ leadgen_id: id })] });
    expect(await post(body(one), '/api/webhook')).toMatchObject(processed(1));
    expect(await post(body(other), '/api/webhook/facebook')).toMatchObject(processed(1));
    expect(await missingFromInbox(world.app, [one, other])).toEqual([]);
  });

  test('L28: ids that are numbers keep all their digits', async () => {
    const leadId = '23849651968300182';
    const adId = '120210987654321987';
    const formId = '90071992547409931';
    const body = `{"object":"page","entry":[{"id":104857392016385,"time":1700000000,"changes":[{"value":{"leadgen_id":${leadId},"page_id":88888888888888887,"form_id":${formId},"ad_id":${adId},"adgroup_id":${adId},"created_time":1700000000},"field":"leadgen"}]}]}`;
    expect(await post(body)).toMatchObject(processed(1));
    const raw = await storedInboxLead(world.app, leadId);
    expect(raw).toMatchObject({ leadId, formId, pageId: '88888888888888887' });
    expect(raw?.event).toContain(adId);
  });

  test('L28: a lead whose ids are numbers is stored with the right ids', async () => {
    await world.meta.control.changeFaults({ numericIds: true });
    const { leads } = await world.meta.control.createLeads({
      formId: DEMO.forms.weddingCake,
      adId: '120210987654321987',
    });
    const lead = await world.lead(leads[0]?.id ?? '');
    await world.meta.control.clearFaults();
    expect(lead).toMatchObject({
      metaData: { leadId: leads[0]?.id, formId: DEMO.forms.weddingCake, pageId: DEMO.bakeryId },
      origin: { adId: '120210987654321987' },
    });
  });

  test('a change that names no Page belongs to the Page of its entry', async () => {
    const id = newId();
    await post(delivery({ '424242': [leadgenChange({ leadgen_id: id })] }));
    expect(await storedInboxLead(world.app, id)).toMatchObject({ pageId: '424242' });
  });

  test('an event in the documented format with answers becomes a lead without a call to Meta', async () => {
    const id = newId();
    await world.meta.control.clearRequests();
    const answer = await post({
      entry: [
        {
          id: DEMO.bakeryId,
          time: 1_700_000_000,
          changes: [
            {
              value: {
                leadgen_id: id,
                form_id: DEMO.forms.weddingCake,
                page_id: DEMO.bakeryId,
                created_time: 1_700_000_000,
                ad_id: '120210987654321987',
                field_data: [
                  { name: 'email', value: 'user@example.com' },
                  { name: 'phone_number', value: '+1 415 555 0132' },
                  { name: 'first_name', value: 'John' },
                  { name: 'last_name', value: 'Doe' },
                ],
              },
              field: 'leadgen',
            },
          ],
        },
      ],
    });
    expect(answer).toMatchObject(processed(1));
    expect(await world.lead(id)).toMatchObject({
      name: 'John Doe',
      email: 'user@example.com',
      phone: '+1 415 555 0132',
      createdAt: '2023-11-14T22:13:20.000Z',
    });
    const calls = await world.meta.control.listRequests();
    expect(calls.filter(({ path }) => path.endsWith(`/${id}`))).toEqual([]);
  });

  test('a lead whose answers have no values is stored', async () => {
    const id = newId();
    const field_data = [
      { name: 'full_name', values: ['Ana Ruiz'] },
      { name: 'email', values: [] },
      { name: 'inbox_url' },
    ];
    const value = { leadgen_id: id, page_id: DEMO.bakeryId, field_data };
    expect(await post(delivery({ [DEMO.bakeryId]: [leadgenChange(value)] }))).toMatchObject(
      processed(1),
    );
    const lead = await world.lead(id);
    expect(lead).toMatchObject({ name: 'Ana Ruiz', email: '' });
    expect(lead.answers.map(({ key, values }) => [key, values])).toEqual(
      expect.arrayContaining([
        ['email', []],
        ['inbox_url', []],
      ]),
    );
  });

  test('a change that cannot be understood does not stop the other changes', async () => {
    const [one, other] = [newId(), newId()];
    const body = {
      object: 'page',
      entry: [
        null,
        'nonsense',
        { id: DEMO.bakeryId },
        {
          id: DEMO.bakeryId,
          changes: [
            leadgenChange({ leadgen_id: one }),
            null,
            7,
            { field: 'leadgen' },
            leadgenChange({ leadgen_id: 'no id' }),
            leadgenChange({ leadgen_id: null }),
            { field: 'leadgen', value: 'text' },
            leadgenChange({ leadgen_id: other }),
          ],
        },
      ],
    };
    expect(await post(body)).toMatchObject(processed(2));
    expect(await missingFromInbox(world.app, [one, other])).toEqual([]);
  });

  test('a change that is nested too deeply does not stop the other changes', async () => {
    const [one, deep, other] = [newId(), newId(), newId()];
    const nested = `${'['.repeat(150_000)}${']'.repeat(150_000)}`;
    const change = (value: string) => `{"field":"leadgen","value":${value}}`;
    const changes = [
      change(`{"leadgen_id":"${one}"}`),
      change(`{"leadgen_id":"${deep}","ad_id":23849651968300182,"odd":${nested}}`),
      change(nested),
      change(`{"leadgen_id":"${other}"}`),
    ];
    const body = `{"object":"page","entry":[{"id":"${DEMO.bakeryId}","time":1,"changes":[${changes.join()}]}]}`;
    expect(await post(body)).toMatchObject(processed(3));
    expect(await missingFromInbox(world.app, [one, deep, other])).toEqual([]);
  });

  test('a delivery with many more changes than Meta sends is stored while other requests are answered', async () => {
    const ids = Array.from({ length: 3_000 }, newId);
    const changes = ids.map((id) => leadgenChange({ leadgen_id: id }));
    let answered = 0;
    let isOver = false as boolean;
    const ask = async (): Promise<void> => {
      await fetch(`${world.app.url}/healthz`);
      answered += 1;
      if (!isOver) await ask();
    };
    const asking = ask();
    expect(await post(delivery({ '999000999001': changes }))).toMatchObject(processed(3_000));
    const duringDelivery = answered;
    isOver = true;
    await asking;
    expect(duringDelivery, 'requests answered while the delivery was stored').toBeGreaterThan(10);
    expect(await missingFromInbox(world.app, ids)).toEqual([]);
  });

  test('a lead with very many answers, under one key or many keys, is stored and readable', async () => {
    const [sameKey, manyKeys] = [newId(), newId()];
    const answers = (name: (index: number) => string) => [
      { name: 'full_name', values: ['Anna Many'] },
      ...Array.from({ length: 15_000 }, (_, index) => ({
        name: name(index),
        values: [`v${index}`],
      })),
    ];
    const value = (leadgen_id: string, field_data: unknown) =>
      leadgenChange({ leadgen_id, page_id: DEMO.bakeryId, field_data });
    for (const [id, name] of [
      [sameKey, () => 'flavour'],
      [manyKeys, (index: number) => `q${index}`],
    ] as const)
      expect(await post(delivery({ [DEMO.bakeryId]: [value(id, answers(name))] }))).toMatchObject(
        processed(1),
      );
    for (const id of [sameKey, manyKeys]) expect((await world.lead(id)).name).toBe('Anna Many');
    expect(
      (await storedInboxLead(world.app, manyKeys))?.event,
      'the stored event is complete',
    ).toContain('v14999');
  });
});
