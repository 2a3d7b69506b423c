import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FormQuestion } from '../connections/page.ts';
import type { FieldDatum } from '../meta-api/graph-lead.ts';
import { convertLead, platformOf, type ConversionInput } from './convert-lead.ts';

const SENT_AT = new Date('2026-11-20T10:00:00Z');
const RECEIVED_AT = new Date('2026-11-20T10:00:01Z');
const NOW = new Date('2026-11-20T10:00:02Z');

function aLead(fieldData: readonly FieldDatum[], changes: Partial<ConversionInput> = {}) {
  return convertLead({
    leadId: '1001',
    pageId: '2002',
    pageName: 'Harbour Kitchens',
    formId: '3003',
    form: undefined,
    platform: 'facebook',
    createdTime: SENT_AT,
    reading: {},
    fieldData,
    via: 'webhook',
    receivedAt: RECEIVED_AT,
    now: NOW,
    ...changes,
  });
}

const said = (name: string, ...values: string[]): FieldDatum => ({ name, values });

const question = (key: string, type: string, more: Partial<FormQuestion> = {}): FormQuestion => ({
  key,
  type,
  label: `${key}, please`,
  options: [],
  ...more,
});

const aForm = (questions: readonly FormQuestion[], locale = 'en_US') => ({
  name: 'Kitchen quote',
  locale,
  questions,
});

const options = (...texts: string[]) =>
  texts.map((value) => ({ key: value.toLowerCase().replaceAll(' ', '_'), value }));

describe('contact fields', () => {
  test('the types of the questions decide which fields are filled, whatever the keys are', () => {
    const form = aForm([
      question('q1', 'FULL_NAME'),
      question('q2', 'EMAIL'),
      question('q3', 'PHONE'),
      question('q4', 'COMPANY_NAME'),
      question('q5', 'PROVINCE'),
      question('q6', 'POST_CODE'),
      question('q7', 'DOB'),
    ]);
    const lead = aLead(
      [
        said('q7', '1990-01-31'),
        said('q6', '80331'),
        said('q5', 'Bavaria'),
        said('q4', 'Acme Ltd'),
        said('q3', '+49 151 12345678'),
        said('q2', 'anna@example.com'),
        said('q1', 'Anna Example'),
      ],
      { form },
    );
    expect(lead).toMatchObject({
      name: 'Anna Example',
      email: 'anna@example.com',
      phone: '+49 151 12345678',
      phoneE164: '+4915112345678',
      company: 'Acme Ltd',
      contact: { state: 'Bavaria', zip: '80331', dateOfBirth: '1990-01-31' },
    });
    expect(lead.answers.map(({ key, field }) => [key, field])).toEqual([
      ['q1', 'name'],
      ['q2', 'email'],
      ['q3', 'phone'],
      ['q4', 'company'],
      ['q5', 'state'],
      ['q6', 'zip'],
      ['q7', 'dateOfBirth'],
    ]);
  });

  test.each([
    ['full_name', 'email', 'phone_number'],
    ['FULL_NAME', 'E-Mail', 'Phone Number'],
    ['nombre_completo', 'correo_electrónico', 'número_de_teléfono'],
    ['vollständiger_name', 'e-mail-adresse', 'telefonnummer'],
    ['vollständiger_name'.normalize('NFD'), 'e-mail-adresse', 'telefonnummer'],
    ['nom_complet', 'adresse_e-mail', 'numéro_de_téléphone'],
    ['nome_completo', 'email', 'número_de_telefone'],
    ['שם_מלא', 'דוא"ל', 'מספר_טלפון'],
    ['الاسم_بالكامل', 'البريد_الإلكتروني', 'رقم_الهاتف'],
    ['tên_đầy_đủ', 'email', 'số_điện_thoại'],
  ])(
    'the keys %s, %s and %s fill the contact fields if the form is unknown',
    (name, email, phone) => {
      const lead = aLead([
        said(name, ' Anna Example '),
        said(email, 'anna@example.com'),
        said(phone, '+4915112345678'),
      ]);
      expect(lead).toMatchObject({
        name: 'Anna Example',
        email: 'anna@example.com',
        phone: '+4915112345678',
      });
    },
  );

  test('the name is built from the first name and the last name', () => {
    expect(aLead([said('nachname', 'Example'), said('vorname', 'Anna')])).toMatchObject({
      name: 'Anna Example',
      contact: { firstName: 'Anna', lastName: 'Example' },
    });
    expect(aLead([said('first_name', 'Anna')]).name).toBe('Anna');
    expect(aLead([said('first_name', 'Anna'), said('full_name', 'Anna M. Example')]).name).toBe(
      'Anna M. Example',
    );
  });

  test('the work e-mail and the work phone are used if there is no personal one', () => {
    const work = [said('work_email', 'a@acme.example'), said('work_phone_number', '+4930123456')];
    const lead = aLead(work);
    expect(lead).toMatchObject({
      email: 'a@acme.example',
      phone: '+4930123456',
      phoneE164: '+4930123456',
      contact: { workEmail: 'a@acme.example', workPhone: '+4930123456' },
    });
    expect(lead.answers.map(({ field }) => field)).toEqual(['workEmail', 'workPhone']);
    expect(aLead([...work, said('email', 'anna@example.com')]).email).toBe('anna@example.com');
  });

  test('the first answer with visible text fills the field, and the others stay answers', () => {
    const form = aForm([
      question('mail1', 'EMAIL'),
      question('mail2', 'EMAIL'),
      question('mail3', 'EMAIL'),
    ]);
    const lead = aLead(
      [said('mail1', '', '  '), said('mail2', 'one@example.com'), said('mail3', 'two@example.com')],
      { form },
    );
    expect(lead.email).toBe('one@example.com');
    expect(lead.answers.map(({ field }) => field)).toEqual([null, 'email', null]);
    expect(lead.answers[2]?.values).toEqual(['two@example.com']);
  });

  test('L13: the value of company_name does not become the name, even if it comes before full_name', () => {
    const fieldData = [said('company_name', 'Acme Ltd'), said('full_name', 'Anna Example')];
    expect(aLead(fieldData)).toMatchObject({ name: 'Anna Example', company: 'Acme Ltd' });
    expect(aLead([said('company_name', 'Acme Ltd')]).name).toBe('');
  });

  test.each([
    'question_about_email_marketing',
    'email_consent?',
    'name_of_your_pet',
    'your_phone_model',
    'utm_source',
    'constructor',
    '__proto__',
  ])('L13: an answer with the key %s fills no contact field', (key) => {
    const lead = aLead([said(key, 'something')]);
    expect(lead).toMatchObject({ name: '', email: '', phone: '', company: '', contact: {} });
    expect(lead.answers[0]).toMatchObject({ key, field: null, values: ['something'] });
  });

  test('L13: the type of a question has priority over its key', () => {
    const form = aForm([question('email', 'CUSTOM'), question('contact', 'EMAIL')]);
    const lead = aLead([said('email', 'no thanks'), said('contact', 'anna@example.com')], { form });
    expect(lead.email).toBe('anna@example.com');
    expect(lead.answers.map(({ field }) => field)).toEqual([null, 'email']);
  });
});

describe('custom questions', () => {
  test('a custom question with a known key fills a field that no standard question fills', () => {
    const form = aForm([question('full_name', 'FULL_NAME'), question('email', 'CUSTOM')]);
    const lead = aLead([said('full_name', 'Anna'), said('email', 'anna@example.com')], { form });
    expect(lead.email).toBe('anna@example.com');
  });

  test('a custom question with choices never fills a contact field', () => {
    const form = aForm([
      question('email', 'CUSTOM', { label: 'May we e-mail you?', options: options('Yes', 'No') }),
    ]);
    expect(aLead([said('email', 'yes')], { form }).email).toBe('');
  });

  test('a custom question does not replace the answer of a typed question', () => {
    const form = aForm([
      question('name', 'CUSTOM', { label: 'Name of your dog' }),
      question('first_name', 'FIRST_NAME'),
    ]);
    const lead = aLead([said('name', 'Rex'), said('first_name', 'Anna')], { form });
    expect(lead.name).toBe('Anna');
  });

  test('a tracking parameter fills no field that a question fills, and comes after all questions', () => {
    const form = aForm([question('ort', 'CITY')]);
    const lead = aLead([said('city', 'campaign-berlin'), said('ort', 'Munich')], { form });
    expect(lead.contact.city).toBe('Munich');
    expect(lead.answers.map(({ key }) => key)).toEqual(['ort', 'city']);
  });
});

describe('names', () => {
  test.each([
    ['민수', '박', '박민수'],
    ['太郎', '山田', '山田太郎'],
    ['ﾀﾛｳ', 'ﾔﾏﾀﾞ', 'ﾔﾏﾀﾞﾀﾛｳ'],
    ['たろう', 'ヤマダ', 'ヤマダたろう'],
    ['小龙', '李', '李小龙'],
    ['Min-su', '박', 'Min-su 박'],
    ['Anna', 'Lee', 'Anna Lee'],
    ['민수', '', '민수'],
    ['', '박', '박'],
  ])('the first name %s and the last name %s become the name %s', (first, last, expected) => {
    expect(aLead([said('first_name', first), said('last_name', last)]).name).toBe(expected);
  });

  test.each(['\u3164', '\u2800', '\u200b', ' \u202a\u202c ', '\u00ad', '\uffa0\u115f'])(
    'a name without visible characters (%j) is ignored, and the next answer is used',
    (blank) => {
      const parts = [said('first_name', 'Anna'), said('last_name', 'Lee')];
      expect(aLead([said('full_name', blank), ...parts]).name).toBe('Anna Lee');
      expect(aLead([said('full_name', blank), said('your_name', 'Ann')]).name).toBe('Ann');
      expect(aLead([said('full_name', blank, 'Ann')]).name).toBe('Ann');
      expect(aLead([said('full_name', blank)])).toMatchObject({ name: '', email: '' });
    },
  );

  test('invisible characters around a name and an e-mail address are removed, and those around a number are kept', () => {
    const lead = aLead([
      said('full_name', '\u202aAnna Lee\u202c'),
      said('email', '\u200banna@example.com\u00a0'),
      said('phone_number', '\u202a+49 151 23456789\u202c'),
    ]);
    expect(lead).toMatchObject({
      name: 'Anna Lee',
      email: 'anna@example.com',
      phone: '\u202a+49 151 23456789\u202c',
      phoneE164: '+4915123456789',
    });
  });
});

describe('questions that can hold a phone number', () => {
  const number = '+49 151 23456789';

  test.each(['USER_PROVIDED_PHONE_NUMBER', 'WHATSAPP_NUMBER', 'PHONE_OTP'])(
    'a question of type %s fills the phone if no question of type PHONE does',
    (type) => {
      const form = aForm([question('q1', type), question('q2', 'PHONE')]);
      expect(aLead([said('q1', number)], { form }).phone).toBe(number);
      expect(aLead([said('q1', '1'), said('q2', number)], { form }).phone).toBe(number);
      const work = aForm([question('q1', type), question('q2', 'WORK_PHONE_NUMBER')]);
      expect(aLead([said('q1', number), said('q2', '1')], { form: work }).phone).toBe(number);
    },
  );

  test.each([
    'whatsapp_number',
    'user_provided_phone_number',
    'phone_otp',
    'número_de_whatsapp',
    'whatsapp-nummer',
    'numéro_whatsapp',
    'رقم_الواتساب',
    'व्हाट्सएप_नंबर',
    'nomor_whatsapp',
  ])('the key %s fills the phone if no key of a phone number does', (key) => {
    expect(aLead([said(key, number)]).phone).toBe(number);
    expect(aLead([said(key, '1'), said('phone_number', number)]).phone).toBe(number);
    const form = aForm([question(key, 'CUSTOM')]);
    expect(aLead([said(key, number)], { form }).phone).toBe(number);
  });
});

describe('very many answers', () => {
  test('very many answers, under one key or under many keys, are cut, and those that remain are whole', () => {
    const many = Array.from({ length: 100_000 }, (_, index) => said('flavour', `v${index}`));
    const keys = Array.from({ length: 100_000 }, (_, index) => said(`key ${index}`, 'x'));
    const lead = aLead([said('full_name', 'Anna'), ...many, ...keys]);
    expect(lead.name).toBe('Anna');
    expect(lead.answers).toHaveLength(1_000);
    expect(lead.metaData.originalFields['flavour']).toHaveLength(1_000);
    expect(lead.metaData.originalFields['flavour']?.slice(0, 2)).toEqual(['v0', 'v1']);
  });
});

describe('phone numbers', () => {
  const phoneForm = (locale: string) =>
    aForm([question('phone_number', 'PHONE'), question('country', 'COUNTRY')], locale);
  const e164 = (locale: string, phone: string, country?: string) =>
    aLead(
      [said('phone_number', phone), ...(country === undefined ? [] : [said('country', country)])],
      { form: phoneForm(locale) },
    ).phoneE164;

  test('a phone number is read for the country of the form', () => {
    expect(e164('de_DE', '0151 12345678')).toBe('+4915112345678');
    expect(e164('en_US', '(415) 555-2671')).toBe('+14155552671');
  });

  test('the country that the person answered has priority over the country of the form', () => {
    for (const country of ['AT', 'Austria', 'österreich'])
      expect(e164('de_DE', '0664 1234567', country)).toBe('+436641234567');
  });

  test.each(['ar_AR', 'es_LA', 'en', '', '??', 'zz_ZZ', 'not a locale'])(
    'the locale %j names no country',
    (locale) => {
      expect(e164(locale, '011 1234 5678')).toBe('');
      expect(e164(locale, '+54 11 1234 5678')).toBe('+541112345678');
    },
  );

  test.each([
    ['en_US', '55 1234 5678', 'México', '+525512345678'],
    ['ar_AR', '050 327 1234', 'UAE', '+971503271234'],
    ['en_US', '020 7946 0958', 'UK', '+442079460958'],
    ['en_US', '0532 123 45 67', 'Turkey', '+905321234567'],
    ['en_US', '0532 123 45 67', 'Türkiye', '+905321234567'],
    ['en_US', '050 123 4567', 'K.S.A.', '+966501234567'],
    ['en_US', '0151 23456789', 'Deutschland', '+4915123456789'],
    ['en_US', '050 123 4567', 'السعودية', '+966501234567'],
    ['en_US', '0501234567', 'الامارات', '+971501234567'],
    ['en_US', '8 916 123-45-67', 'Россия', '+79161234567'],
    ['es_LA', '(212) 456-1111', 'EE.UU.', '+12124561111'],
    ['en_US', '06 12345678', 'Holland', '+31612345678'],
    ['en_US', '55 1234 5678', '🇲🇽', '+525512345678'],
    ['en_US', '55 1234 5678', '+52', '+525512345678'],
    ['en_US', '0151 23456789', 'Berlin, Germany', '+4915123456789'],
    ['en_US', '0664 1234567', 'Oesterreich', '+436641234567'],
    ['en_US', '020 7946 0958', 'Vereinigtes Koenigreich', '+442079460958'],
    ['en_US', '0912 345 6789', 'Islamic Republic of Iran', '+989123456789'],
    ['en_US', '300 123 4567', 'República de Colombia', '+573001234567'],
    ['en_US', '010-1234-5678', 'Republic of Korea', '+821012345678'],
    ['en_US', '0991 234 567', 'Democratic Republic of the Congo', '+243991234567'],
    ['en_US', '081 234 5678', 'ประเทศไทย', '+66812345678'],
  ])(
    'on a form in %s, the phone number %s with the country %s is read for that country',
    (locale, phone, country, expected) => {
      expect(e164(locale, phone, country)).toBe(expected);
    },
  );

  test.each(['Atlantis', 'somewhere', 'n/a', '-', '42', 'Congo', 'Georgia, USA or Mexico'])(
    "a phone number is not read for the country of the form if the person's country (%s) is not understood",
    (country) => {
      expect(e164('en_US', '(415) 555-2671', country)).toBe('');
      expect(e164('en_US', '+1 415 555 2671', country)).toBe('+14155552671');
    },
  );

  test.each(['', '  ', '\u3164'])(
    'a country without visible characters (%j) is ignored',
    (country) => {
      expect(e164('en_US', '(415) 555-2671', country)).toBe('+14155552671');
    },
  );

  test('a phone number that nobody can dial stays as written', () => {
    const dummy = '<test lead: dummy data for phone_number>';
    expect(aLead([said('phone_number', dummy)])).toMatchObject({ phone: dummy, phoneE164: '' });
  });
});

describe('answers', () => {
  test('L14: all values of a multiple-choice answer are kept, with the labels that the person saw', () => {
    const rooms = question('rooms', 'CUSTOM', {
      label: 'Which rooms?',
      options: [
        { key: 'k1', value: 'Kitchen' },
        { key: 'k2', value: 'Bath room' },
        { key: 'k3', value: '' },
      ],
    });
    const values = ['k2', 'k1', 'Kitchen', 'bath_room', 'k3', 'garden'];
    const lead = aLead([said('rooms', ...values)], { form: aForm([rooms]) });
    expect(lead.answers).toEqual([
      {
        key: 'rooms',
        label: 'Which rooms?',
        type: 'CUSTOM',
        field: null,
        values,
        labels: ['Bath room', 'Kitchen', 'Kitchen', 'Bath room', 'k3', 'garden'],
      },
    ]);
    expect(lead.metaData.originalFields).toEqual({ rooms: values });
  });

  test('L15: every answer is kept word for word, first the questions in their order, then the rest as sent', () => {
    const form = aForm([question('full_name', 'FULL_NAME'), question('budget?', 'CUSTOM')]);
    const lead = aLead(
      [
        said('utm_source', 'ig'),
        said('budget?', ' ₹1,00,000 – ₹1,50,000 '),
        said('inbox_url'),
        said('full_name', ' Anna '),
      ],
      { form },
    );
    expect(lead.answers.map(({ key, label, values }) => [key, label, values])).toEqual([
      ['full_name', 'full_name, please', [' Anna ']],
      ['budget?', 'budget?, please', [' ₹1,00,000 – ₹1,50,000 ']],
      ['utm_source', 'utm_source', ['ig']],
      ['inbox_url', 'inbox_url', []],
    ]);
    expect(lead.name).toBe('Anna');
  });

  test('values that were sent twice under one key become one answer', () => {
    const lead = aLead([said('color', 'red'), said('size', 'L'), said('color', 'blue')]);
    expect(lead.answers.map(({ key, values }) => [key, values])).toEqual([
      ['color', ['red', 'blue']],
      ['size', ['L']],
    ]);
    expect(lead.metaData.originalFields).toEqual({ color: ['red', 'blue'], size: ['L'] });
  });

  test('a question with the key __proto__ is converted like any other', () => {
    const { originalFields } = aLead([said('__proto__', 'x')]).metaData;
    expect(Object.entries(originalFields)).toEqual([['__proto__', ['x']]]);
    expect(Object.getPrototypeOf(originalFields)).toBe(Object.prototype);
    expect(JSON.stringify(originalFields)).toBe('{"__proto__":["x"]}');
  });
});

describe('conversion', () => {
  test('L12: an event without any answers becomes a lead', () => {
    expect(aLead([])).toMatchObject({
      name: '',
      email: '',
      phone: '',
      phoneE164: '',
      company: '',
      contact: {},
      answers: [],
      disclaimers: [],
      createdAt: SENT_AT,
    });
  });

  test('L6: answers with empty values and odd types are converted like any other', () => {
    const form = aForm([question('full_name', 'constructor'), question('', '')]);
    const lead = aLead([said('full_name'), said('', 'x'), said('email', '')], { form });
    expect(lead).toMatchObject({ name: '', email: '' });
    expect(lead.answers).toHaveLength(3);
  });

  test('a lead keeps the Page, form and ad that it came from', () => {
    const lead = aLead([], {
      form: aForm([]),
      platform: 'instagram',
      via: 'sync',
      reading: {
        ad_id: '23849651968300182',
        ad_name: 'Blue kitchen',
        adset_id: '23849651968300183',
        campaign_name: 'Autumn',
        is_organic: false,
        partner_name: 'Homes & More',
        retailer_item_id: 'sku-7',
        post: '104857392016385_1',
        vehicle: 'Blue van',
        home_listing: 'Harbour Road 3',
        post_submission_check_result: 'passed',
        custom_disclaimer_responses: [{ key: 'newsletter', isChecked: true }],
      },
    });
    expect(lead).toMatchObject({
      source: 'instagram',
      tags: ['instagram-lead'],
      metaData: { leadId: '1001', pageId: '2002', formId: '3003', platform: 'instagram' },
      disclaimers: [{ key: 'newsletter', isChecked: true }],
    });
    expect(lead.origin).toEqual({
      pageName: 'Harbour Kitchens',
      formName: 'Kitchen quote',
      campaignId: '',
      campaignName: 'Autumn',
      adsetId: '23849651968300183',
      adsetName: '',
      adId: '23849651968300182',
      adName: 'Blue kitchen',
      partnerName: 'Homes & More',
      retailerItemId: 'sku-7',
      post: '104857392016385_1',
      vehicle: 'Blue van',
      homeListing: 'Harbour Road 3',
      submissionCheck: 'passed',
      isOrganic: false,
      via: 'sync',
      submittedAt: SENT_AT,
      receivedAt: RECEIVED_AT,
      storedAt: NOW,
    });
    expect(aLead([])).toMatchObject({ source: 'facebook', tags: ['facebook-lead'] });
  });

  test('any answers on any form are converted, and no value is lost', () => {
    const key = fc.oneof(
      fc.constantFrom('email', 'full_name', 'phone_number', 'country', '__proto__', 'toString', ''),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^\+?[0-9 ]{0,15}$/));
    const type = fc.constantFrom(
      'EMAIL',
      'PHONE',
      'FULL_NAME',
      'COUNTRY',
      'CUSTOM',
      '',
      'x',
      '__proto__',
    );
    const anyQuestion = fc.record({
      key,
      label: text,
      type,
      options: fc.array(fc.record({ key: text, value: text }), { maxLength: 3 }),
    });
    const anyForm = fc.record({
      name: text,
      locale: fc.oneof(text, fc.constantFrom('de_DE', 'en_US', 'zh_CN')),
      questions: fc.array(anyQuestion, { maxLength: 6 }),
    });
    const anyFieldData = fc.array(
      fc.record({ name: key, values: fc.array(text, { maxLength: 4 }) }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(anyFieldData, fc.option(anyForm, { nil: undefined }), (fieldData, form) => {
        const lead = aLead(fieldData, { form });
        const keys = new Set(fieldData.map(({ name }) => name));
        expect(new Set(lead.answers.map((answer) => answer.key))).toEqual(keys);
        expect(lead.answers).toHaveLength(keys.size);
        for (const answer of lead.answers) {
          const sent = fieldData.filter(({ name }) => name === answer.key).flatMap((d) => d.values);
          expect(answer.values).toEqual(sent);
          expect(answer.labels).toHaveLength(sent.length);
        }
        expect(Object.entries(lead.metaData.originalFields).sort()).toEqual(
          lead.answers.map(({ key: name, values }) => [name, values]).sort(),
        );
        const fields = lead.answers.flatMap(({ field }) => field ?? []);
        expect(new Set(fields).size).toBe(fields.length);
      }),
      { numRuns: 500 },
    );
  });
});

test.each([
  ['ig', 'instagram'],
  ['IG', 'instagram'],
  ['instagram', 'instagram'],
  ['fb', 'facebook'],
  ['facebook', 'facebook'],
  ['', 'facebook'],
  ['an', 'facebook'],
  [null, 'facebook'],
  [undefined, 'facebook'],
])('the platform %j is read as %s', (value, expected) => {
  expect(platformOf(value)).toBe(expected);
});
