import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toE164 } from './phone.ts';

describe('phone number in E.164', () => {
  test.each([
    ['+49 151 12345678', undefined, '+4915112345678'],
    ['+49 (0) 151 12345678', undefined, '+4915112345678'],
    ['0049 151 12345678', undefined, '+4915112345678'],
    ['(+49) 151 12345678', undefined, '+4915112345678'],
    ['+1 (555) 123-4567', undefined, '+15551234567'],
    ['٠١٥١١٢٣٤٥٦٧٨', 'DE', '+4915112345678'],
  ])('the phone number %s is understood', (text, country, expected) => {
    expect(toE164(text, country)).toBe(expected);
  });

  test.each([
    ['0151 12345678', 'DE', '+4915112345678'],
    ['(415) 555-2671', 'US', '+14155552671'],
    ['06 12 34 56 78', 'FR', '+33612345678'],
    ['06 1234 5678', 'IT', '+390612345678'],
    ['30 23125111', 'DE', '+493023125111'],
    ['1 42 34 56 78', 'FR', '+33142345678'],
    ['22 123 45 67', 'PL', '+48221234567'],
    ['45 3441-2345', 'BR', '+554534412345'],
  ])('the phone number %s is read as a number of %s', (text, country, expected) => {
    expect(toE164(text, country)).toBe(expected);
  });

  test.each([
    ['\u202d0151 23456789\u202c', 'DE', '+4915123456789'],
    ['\u202a+49 151 23456789\u202c', 'US', '+4915123456789'],
    ['٠٠٩٦٦ ٥٠ ١٢٣ ٤٥٦٧', 'US', '+966501234567'],
    ['＋８１ ９０ １２３４ ５６７８', 'US', '+819012345678'],
    ['++49 151 23456789', 'DE', '+4915123456789'],
    ['+49 +49 151 23456789', 'DE', '+4915123456789'],
    ['(0049) 151 23456789', 'DE', '+4915123456789'],
    ['011 49 151 23456789', 'US', '+4915123456789'],
    ['+91 91 98765 43210', 'IN', '+919876543210'],
    ['+1 1 212 555 1234', undefined, '+12125551234'],
    ['+971 0971 50 327 1234', undefined, '+971503271234'],
    ['+52 1 55 1234 5678', undefined, '+525512345678'],
    ['5215512345678', undefined, '+525512345678'],
    ['044 55 1234 5678', 'MX', '+525512345678'],
    ['01 55 1234 5678', 'MX', '+525512345678'],
    ['011 15 2345 6789', 'AR', '+5491123456789'],
    ['+54 11 15 2345 6789', undefined, '+5491123456789'],
    ['+54 9 11 15 2345 6789', undefined, '+5491123456789'],
    ['(0xx11) 91234-5678', 'BR', '+5511912345678'],
    ['+55 (0xx11) 91234-5678', undefined, '+5511912345678'],
    ['0 15 11 91234-5678', 'BR', '+5511912345678'],
  ])(
    'the phone number %s (default %s) is understood as people copy it or used to dial it',
    (text, country, expected) => {
      expect(toE164(text, country)).toBe(expected);
    },
  );

  test.each([
    ['656 123 4567', undefined],
    ['656 123 4567 ext. 12', undefined],
    ['3212345678', undefined],
    ['055 1234 5678', 'US'],
    ['+49 49 151 23456789', 'DE'],
    ['00151 23456789', 'DE'],
    ['+0151 23456789', 'DE'],
    ['+49 151 23456789 / +49 30 23125111', 'DE'],
    ['\u3164', 'DE'],
    ['376312345', 'DE'],
    ['376 312 345', 'FR'],
    ['5351234567', 'DE'],
  ])(
    "the phone number %s (default %s) may be somebody else's, so it is refused",
    (text, country) => {
      expect(toE164(text, country)).toBe('');
    },
  );

  test('a country code in the text has priority over the default country', () => {
    expect(toE164('+33 6 12 34 56 78', 'DE')).toBe('+33612345678');
  });

  test.each([
    ['4915112345678', undefined, '+4915112345678'],
    ['4915112345678', 'DE', '+4915112345678'],
    ['4366412345678', 'DE', '+4366412345678'],
    ['919876543210', 'US', '+919876543210'],
    ['12125551234', 'DE', '+12125551234'],
    ['32450001234', 'IT', '+32450001234'],
    ['38761123456', 'IT', '+38761123456'],
    ['573211234567', 'AT', '+573211234567'],
    ['18762101234', 'DE', '+18762101234'],
  ])('the plus that Meta removed from %s (default %s) is restored', (text, country, expected) => {
    expect(toE164(text, country)).toBe(expected);
  });

  test.each([
    ['4798765432', 'US', '+14798765432'],
    ['51987654321', 'BR', '+5551987654321'],
  ])(
    'the phone number %s stays a number of %s although it can be read as a foreign one too',
    (text, country, expected) => {
      expect(toE164(text, country)).toBe(expected);
    },
  );

  test.each([
    '',
    '   ',
    '+',
    '12',
    '0151 12345678',
    '2125551234',
    'call me 0151 12345678',
    'Please write to me instead of calling ok',
    '<test lead: dummy data for phone_number>',
  ])('the text "%s" without a country is not a phone number', (text) => {
    expect(toE164(text)).toBe('');
  });

  test('a default country that does not exist is ignored', () => {
    expect(toE164('0151 12345678', 'ZZ')).toBe('');
    expect(toE164('+4915112345678', '')).toBe('+4915112345678');
  });

  test('any text gives a number in E.164 or nothing', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[+0-9 ()-]{0,25}$/));
    fc.assert(
      fc.property(text, fc.constantFrom(undefined, 'DE', 'US', 'BR', 'IT'), (written, country) => {
        expect(toE164(written, country)).toMatch(/^(\+\d{5,17})?$/);
      }),
    );
  });
});
