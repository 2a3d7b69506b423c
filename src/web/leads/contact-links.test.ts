import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mailLink, phoneLink } from './contact-links.ts';

describe('link of an e-mail address', () => {
  test.each([
    ['anna@example.com', 'mailto:anna@example.com'],
    ['anna.mueller+crm@beispiel-haus.example', 'mailto:anna.mueller%2Bcrm@beispiel-haus.example'],
    ["o'brien@example.com", "mailto:o'brien@example.com"],
    ['anna/sales=1@example.com', 'mailto:anna%2Fsales%3D1@example.com'],
    ['müller@bücher.example', 'mailto:m%C3%BCller@b%C3%BCcher.example'],
    ['a@xn--bcher-kva.example', 'mailto:a@xn--bcher-kva.example'],
  ])('the address %s has the link %s', (email, link) => {
    expect(mailLink(email)).toBe(link);
  });

  test.each([
    'victim@example.com?bcc=mallory@evil.example&subject=Invoice&body=hello',
    'victim@example.com?bcc=x',
    'victim@example.com&cc=x',
    'a?b@example.com',
    'a%0abcc:x@example.com',
    'one@example.com,two@example.com',
    'one@example.com; two@example.com',
    'Anna <anna@example.com>',
    'anna@example.com\nbcc: x@example.com',
    'anna @example.com',
    'anna@example',
    'anna@.com',
    'anna@-example.com',
    'anna@example..com',
    '.anna@example.com',
    '@example.com',
    'anna',
    '',
    'javascript:alert(1)@example.com',
    `${'a'.repeat(65)}@example.com`,
    `anna@${'a.'.repeat(200)}com`,
    'anna@example.com\u0000',
    '\ud800@example.com',
  ])('the text %j is not an address and has no link', (email) => {
    expect(mailLink(email)).toBeUndefined();
  });

  test('whatever the text is, a link has one address and no headers', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.emailAddress(),
      fc.stringMatching(/^[a-z?&=%@.,;:+ ]{0,30}$/),
    );
    fc.assert(
      fc.property(text, (email) => {
        const link = mailLink(email);
        if (link === undefined) return;
        const url = new URL(link);
        expect([url.protocol, url.search, url.hash]).toEqual(['mailto:', '', '']);
        expect(decodeURIComponent(url.pathname)).toBe(email);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('link of a phone number', () => {
  const link = (phone: string, phoneE164 = '') => phoneLink({ phone, phoneE164 });

  test.each([
    ['0151 23456789', '+4915123456789', 'tel:+4915123456789'],
    ['(555) 123-4567', '', 'tel:5551234567'],
    ['+49 (0) 151 23456789', '', 'tel:+4915123456789'],
    ['030/1234567', '', 'tel:0301234567'],
    ['\u202a+49 151 23456789\u202c', '', 'tel:+4915123456789'],
    ['12345', '', 'tel:12345'],
  ])('the number %j (in E.164 %j) has the link %s', (phone, phoneE164, expected) => {
    expect(link(phone, phoneE164)).toBe(expected);
  });

  test.each([
    '*#21#',
    '*21*0151123456#',
    '#31#0151123456',
    'javascript:alert(1)//+49151',
    'call me at 0151 23456789',
    '0151 23456789 (Anna)',
    '0151 23456789 / 0160 98765432',
    '0151 23456789, 0160 98765432',
    '+49 151 23456789 +49 160 98765432',
    '0151 23456789;ext=1',
    '12.05.1990',
    '2026-03-01',
    '110',
    '1234567890123456',
    '',
  ])('the text %j is not a number and has no link', (phone) => {
    expect(link(phone)).toBeUndefined();
  });

  test('a stored text that is not E.164 has no link', () => {
    for (const odd of ['*#21#', '49151', '+49151;x', '+0151234567', `+${'1'.repeat(16)}`])
      expect(link('', odd)).toBeUndefined();
  });
});
