import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import type { NewLeads } from '../../meta-emulator/control/control-schemas.ts';
import { startWorld, type World } from '../support/start-world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.connect();
  for (const pageId of [DEMO.bakeryId, DEMO.instagramId, DEMO.fitnessId])
    await world.enable(pageId);
});
afterAll(() => world.close());

/** Sends the form, as a person does. @returns the lead as the CRM shows it */
async function submit(lead: NewLeads) {
  const { leads } = await world.meta.control.createLeads(lead);
  return world.lead(leads[0]?.id ?? '');
}

const { forms } = DEMO;

describe('what a person answered', () => {
  test.each([
    [
      'English',
      forms.weddingCake,
      { full_name: 'Ann Lee', email: 'ann@example.com', phone_number: '+442071838750' },
    ],
    [
      'German',
      forms.breakfast,
      {
        vollständiger_name: 'Ann Lee',
        'e-mail-adresse': 'ann@example.com',
        telefonnummer: '+442071838750',
      },
    ],
    [
      'Spanish',
      forms.freeTrial,
      {
        nombre_completo: 'Ann Lee',
        correo_electrónico: 'ann@example.com',
        número_de_teléfono: '+442071838750',
      },
    ],
  ])('L13: a form in %s fills name, e-mail and phone', async (_language, formId, answers) => {
    expect(await submit({ formId, answers })).toMatchObject({
      name: 'Ann Lee',
      email: 'ann@example.com',
      phone: '+442071838750',
      phoneE164: '+442071838750',
    });
  });

  test('L13: an answer whose key is meaningless is mapped by the type of its question', async () => {
    const answers = { question1: 'Kim Park', question2: '+44 20 7183 8750', question3: 'Birthday' };
    const lead = await submit({ formId: forms.callBack, answers });
    expect(lead).toMatchObject({ name: 'Kim Park', phoneE164: '+442071838750', email: '' });
    expect(lead.answers.find(({ key }) => key === 'question3')).toMatchObject({
      label: 'What is the occasion?',
      values: ['Birthday'],
      field: null,
    });
  });

  test('L13: company_name fills the company, and first and last name make the name', async () => {
    const answers = {
      first_name: 'Grace',
      last_name: 'Hopper',
      company_name: 'Cobol & Sons',
      work_email: 'grace@example.com',
      work_phone_number: '+1 202 456 1111',
    };
    expect(await submit({ formId: forms.personalTraining, answers })).toMatchObject({
      name: 'Grace Hopper',
      company: 'Cobol & Sons',
      email: 'grace@example.com',
      phone: '+1 202 456 1111',
      phoneE164: '+12024561111',
    });
  });

  test('a phone number without a country code belongs to the country of the form', async () => {
    const answers = { telefonnummer: '030 23125111' };
    expect(await submit({ formId: forms.breakfast, answers })).toMatchObject({
      phone: '030 23125111',
      phoneE164: '+493023125111',
    });
  });

  test.each([
    ['name', { full_name: '' }, 'name'],
    ['e-mail', { email: '' }, 'email'],
    ['phone', { phone_number: [] }, 'phone'],
  ] as const)('L12: a lead with an empty %s is stored', async (_what, answers, field) => {
    const given = Object.fromEntries(Object.entries(answers).map(([key, v]) => [key, [v].flat()]));
    expect(await submit({ formId: forms.weddingCake, answers: given })).toMatchObject({
      [field]: '',
      status: 'New',
    });
  });

  test('L12: a lead without any answer is stored', async () => {
    const lead = await submit({ formId: forms.weddingCake, fieldData: [] });
    expect(lead).toMatchObject({ name: '', email: '', phone: '', company: '', answers: [] });
    expect(lead.origin?.formName).toBe('Wedding cake enquiry');
  });

  test('L14: every value of a multiple-choice answer is kept, with its label', async () => {
    const key = 'which_flavours_would_you_like_to_taste?';
    const values = ['vanilla_&_raspberry', 'lemon_/_poppy_seed', 'crème_brûlée'];
    const lead = await submit({ formId: forms.weddingCake, answers: { [key]: values } });
    expect(lead.answers.find((answer) => answer.key === key)).toMatchObject({
      label: 'Which flavours would you like to taste?',
      values,
      labels: ['Vanilla & raspberry', 'Lemon / poppy seed', 'Crème brûlée'],
    });
    expect(lead.metaData?.originalFields[key]).toEqual(values);
  });

  test('L15: answers that fit no field are kept in the order of the form', async () => {
    const lead = await submit({
      formId: forms.weddingCake,
      answers: {
        "what's_your_wedding_date?": '12 June 2027',
        'how_many_guests_do_you_expect?': '50_–_100',
        surprise: 'not a question of the form',
      },
    });
    const { questions = [] } =
      (await world.meta.control.getState()).forms.find(({ id }) => id === forms.weddingCake) ?? {};
    const keys = lead.answers.map(({ key }) => key);
    expect(keys.slice(0, questions.length)).toEqual(questions.map(({ key }) => key));
    const labels = Object.fromEntries(lead.answers.map((answer) => [answer.key, answer.labels]));
    expect(labels).toMatchObject({
      "what's_your_wedding_date?": ['12 June 2027'],
      'how_many_guests_do_you_expect?': ['50 – 100'],
      surprise: ['not a question of the form'],
    });
  });

  test('L15: tracking parameters are kept after the answers', async () => {
    const lead = await submit({ formId: forms.weddingCake });
    const tracked = lead.answers.filter(({ key }) => key.startsWith('utm_'));
    expect(tracked.map(({ key, values }) => [key, values])).toEqual(
      expect.arrayContaining([
        ['utm_source', ['facebook']],
        ['utm_campaign', ['wedding-2026']],
      ]),
    );
    expect(lead.metaData?.originalFields['utm_source']).toEqual(['facebook']);
  });

  test('answers that look like code or are in another language are kept as text', async () => {
    const name = `<script>alert("1")</script> 😀 \u202Eمرحبا ‘’ \\u0040`;
    const fieldData = [
      { name: 'full_name', values: [name] },
      { name: '__proto__', values: ['a key like any other'] },
    ];
    const lead = await submit({ formId: forms.weddingCake, fieldData });
    expect(lead.name).toBe(name);
    expect(lead.answers.find(({ key }) => key === '__proto__')?.values).toEqual([
      'a key like any other',
    ]);
  });

  test('a lead has each consent of its form and whether the person gave it', async () => {
    const lead = await submit({
      formId: forms.weddingCake,
      disclaimers: { contact_consent: true, newsletter: false },
    });
    expect(lead.disclaimers).toEqual([
      { key: 'contact_consent', isChecked: true },
      { key: 'newsletter', isChecked: false },
    ]);
  });
});

describe('the origin of a lead', () => {
  test('a lead from an ad has the names of the ad, the ad set and the campaign', async () => {
    const lead = await submit({ formId: forms.weddingCake, adId: '120210987654321987' });
    expect(lead.origin).toMatchObject({
      pageName: 'Brotzeit Bakery',
      formName: 'Wedding cake enquiry',
      adId: '120210987654321987',
      adName: 'Wedding cake enquiry – video 1',
      adsetName: 'Broad, 25–54',
      campaignName: 'Wedding cake enquiry 2026',
      isOrganic: false,
      via: 'webhook',
    });
    expect(lead.origin?.adsetId).toMatch(/^\d{15,}$/);
    expect(lead.origin?.campaignId).toMatch(/^\d{15,}$/);
  });

  test('a lead without an ad is organic, and its ad fields are empty', async () => {
    const lead = await submit({ formId: forms.weddingCake, organic: true });
    expect(lead.origin).toMatchObject({ isOrganic: true, adId: '', campaignId: '', adName: '' });
  });

  test.each([
    ['fb', 'facebook'],
    ['ig', 'instagram'],
  ] as const)(
    'a form on the platform %s makes a lead with the source %s',
    async (platform, source) => {
      const lead = await submit({ formId: forms.weddingCake, platform });
      expect(lead).toMatchObject({
        source,
        tags: [`${source}-lead`],
        metaData: { platform: source, pageId: DEMO.bakeryId, formId: forms.weddingCake },
      });
    },
  );

  test('the time of a lead is when the person sent it, not when LeadRabbit stored it', async () => {
    const createdTime = new Date(Date.now() - 3 * 86_400_000);
    createdTime.setMilliseconds(0);
    const lead = await submit({
      formId: forms.weddingCake,
      createdTime: createdTime.toISOString(),
    });
    expect(lead.createdAt).toBe(createdTime.toISOString());
    expect(lead.origin?.submittedAt).toBe(createdTime.toISOString());
    expect(Date.parse(lead.origin?.storedAt ?? '')).toBeGreaterThan(+createdTime);
  });

  test("a lead from Meta's testing tool is stored like any other lead", async () => {
    const { token } = await world.meta.control.createToken({ kind: 'page', pageId: DEMO.bakeryId });
    const response = await fetch(`${world.meta.url}/v25.0/${forms.callBack}/test_leads`, {
      method: 'POST',
      body: new URLSearchParams({ access_token: token }),
    });
    const { id } = (await response.json()) as { id: string };
    expect((await world.lead(id)).name).toMatch(/test lead: dummy data/);
  });
});
