import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toE164 } from './phone.ts';

describe('toE164', () => {
  test.each([
    ['+49 151 12345678', undefined, '+4915112345678'],
    ['+49 (0) 151 12345678', undefined, '+4915112345678'],
    ['0049 151 12345678', undefined, '+4915112345678'],
    ['(+49) 151 12345678', undefined, '+4915112345678'],
    ['+1 (555) 123-4567', undefined, '+15551234567'],
    ['٠١٥١١٢٣٤٥٦٧٨', 'DE', '+4915112345678'],
  ])('reads %s', (text, country, expected) => {
    expect(toE164(text, country)).toBe(expected);
  });

  test.each([
    ['0151 12345678', 'DE', '+4915112345678'],
    ['(415) 555-2671', 'US', '+14155552671'],
    ['06 12 34 56 78', 'FR', '+33612345678'],
    ['06 1234 5678', 'IT', '+390612345678'],
  ])('reads %s as a number of %s', (text, country, expected) => {
    expect(toE164(text, country)).toBe(expected);
  });

  test('a country code in the text beats the default country', () => {
    expect(toE164('+33 6 12 34 56 78', 'DE')).toBe('+33612345678');
  });

  test.each([
    ['4915112345678', undefined, '+4915112345678'],
    ['4915112345678', 'DE', '+4915112345678'],
    ['4366412345678', 'DE', '+4366412345678'],
    ['919876543210', 'US', '+919876543210'],
    ['12125551234', 'DE', '+12125551234'],
  ])('restores the plus that Meta stripped from %s (default %s)', (text, country, expected) => {
    expect(toE164(text, country)).toBe(expected);
  });

  test.each([
    ['4798765432', 'US', '+14798765432'],
    ['51987654321', 'BR', '+5551987654321'],
  ])('%s stays a number of %s though it reads as a foreign one too', (text, country, expected) => {
    expect(toE164(text, country)).toBe(expected);
  });

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
  ])('"%s" without a country is no number', (text) => {
    expect(toE164(text)).toBe('');
  });

  test('a default country that does not exist is ignored', () => {
    expect(toE164('0151 12345678', 'ZZ')).toBe('');
    expect(toE164('+4915112345678', '')).toBe('+4915112345678');
  });

  test('any text gives E.164 or nothing', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[+0-9 ()-]{0,25}$/));
    fc.assert(
      fc.property(text, fc.constantFrom(undefined, 'DE', 'US', 'BR', 'IT'), (written, country) => {
        expect(toE164(written, country)).toMatch(/^(\+\d{5,17})?$/);
      }),
    );
  });
});
