import { expect, test } from 'vitest';
import { fillTemplate, gapsOf, textOf } from './fill-template.ts';
import { toShown, toStored, unknownPlaceholders, valueOf } from './placeholders.ts';
import { textLink } from './text-link.ts';

const LEAD = {
  name: 'Grace Hopper',
  company: '',
  email: 'grace@example.com',
  phone: '',
  phoneE164: '+12025550142',
  contact: {},
  origin: null,
  answers: [
    {
      key: 'cake_size',
      label: 'Which size?',
      type: 'CUSTOM',
      field: null,
      values: ['l', 'xl'],
      labels: ['Large', 'Very large'],
    },
  ],
};
const fill = (template: string, lead: Partial<typeof LEAD> = {}) =>
  fillTemplate(template, (name) => valueOf(name, { ...LEAD, ...lead }, 'Sam Example'));

test.each([
  ['Hi {firstName}, it is {me}.', 'Hi Grace, it is Sam Example.'],
  ['Dear {NAME}', 'Dear Grace Hopper'],
  ['{answer:cake_size}', 'Large, Very large'],
  ['{answer: which SIZE? }', 'Large, Very large'],
  ['No {} or { } or {1} placeholder', 'No {} or { } or {1} placeholder'],
])('%j becomes %j', (template, text) => {
  expect(textOf(fill(template))).toBe(text);
});

test.each(['Hi {company}!', 'From {form}', '{answer:colour}', 'Hi {nmae}'])(
  'what is missing in %j is a gap, and there is no text to send',
  (template) => {
    expect(gapsOf(fill(template))).toHaveLength(1);
    expect(textOf(fill(template))).toBeUndefined();
  },
);

test('a gap that occurs in subject and text is asked for once', () => {
  expect(gapsOf(fill('{company}'), fill('{company} and {form} and {company}'))).toEqual([
    'company',
    'form',
  ]);
});

test('W44: a name with signs of a template, a link or a line break is text and nothing else', () => {
  const name = '{company} & <b>_-!</b>\r\n?body=x#%41\u202e';
  const text = textOf(fill('Dear {name}!', { name })) ?? '';
  expect(text).toBe('Dear {company} & <b>_-!</b> ?body=x#%41!');
  for (const channel of ['whatsapp', 'sms', 'mail'] as const) {
    const link = new URL(textLink(channel, LEAD, { subject: text, text }) ?? '');
    const names = channel === 'mail' ? ['subject', 'body'] : [channel === 'sms' ? 'body' : 'text'];
    expect([...link.searchParams.keys()]).toEqual(names);
    for (const each of names) expect(link.searchParams.get(each)).toBe(text);
    expect(link.hash).toBe('');
  }
});

test('a text with lines reaches WhatsApp, SMS and e-mail', () => {
  const text = { subject: 'Hello', text: 'One\nTwo' };
  expect(textLink('whatsapp', LEAD, text)).toBe('https://wa.me/12025550142?text=One%0ATwo');
  expect(textLink('sms', LEAD, text)).toBe('sms:+12025550142?body=One%0ATwo');
  expect(textLink('mail', LEAD, text)).toBe(
    'mailto:grace@example.com?subject=Hello&body=One%0D%0ATwo',
  );
  expect(textLink('mail', { ...LEAD, email: 'no address' }, text)).toBeUndefined();
});

const NAMES = {
  firstName: 'Nombre',
  name: 'Nombre completo',
  company: 'Empresa',
  form: 'Formulario',
  me: 'Mi nombre',
  answer: 'Respuesta',
};
test('a person writes and reads placeholders in their language', () => {
  const stored = 'Hola {firstName}: {answer:Talla}. {other} {x';
  const shown = 'Hola {Nombre}: {Respuesta: Talla}. {other} {x';
  expect(toShown(stored, NAMES)).toBe(shown);
  expect(toStored(shown, NAMES)).toBe(stored);
  expect(toStored('{NOMBRE} {firstname}', NAMES)).toBe('{firstName} {firstName}');
});

test('a placeholder that nobody knows is named', () => {
  expect(unknownPlaceholders('{firstName} {nmae} {answer:} {answer:x}')).toEqual([
    'nmae',
    'answer:',
  ]);
});
