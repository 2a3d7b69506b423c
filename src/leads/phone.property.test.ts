import fc from 'fast-check';
import examples from 'libphonenumber-js/mobile/examples' with { type: 'json' };
import {
  getCountries,
  getExampleNumber,
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/max';
import { describe, expect, test } from 'vitest';
import { toE164 } from './phone.ts';

const NUMBERS: readonly { country: CountryCode; number: PhoneNumber }[] = getCountries().flatMap(
  (country) => {
    const number = getExampleNumber(country, examples);
    return number?.isValid() ? [{ country, number }] : [];
  },
);

/** The same digits in another script. */
const inScript = (zero: number) => (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
const wrapped = (open: string, close: string) => (text: string) => `${open}${text}${close}`;

/** What copying, other keyboards and habits do to a number that stays the same. */
const HARMLESS: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'bidirectional marks': wrapped('\u202a', '\u202c'),
  'isolates and a soft hyphen': (text) => `\u2066${text.slice(0, 4)}\u00ad${text.slice(4)}\u2069`,
  'zero-width spaces': (text) => [...text].join('\u200b'),
  'no-break spaces': (text) => text.replaceAll(' ', '\u00a0'),
  'Braille blanks around it': wrapped('\u2800', '\u2800'),
  'Hangul fillers around it': wrapped('\u3164', '\u3164'),
  'Arabic digits': inScript(0x660),
  'Persian digits': inScript(0x6f0),
  'Devanagari digits': inScript(0x966),
  'Thai digits': inScript(0xe50),
  'mathematical digits': inScript(0x1d7ce),
  'full-width digits': inScript(0xff10),
  'other dashes': (text) => text.replaceAll(/[ -]/g, '\u2013'),
  dots: (text) => text.replaceAll(/[ -]/g, '.'),
  'spaces around it': wrapped('  ', '\n'),
};

/** The same for the plus and the country code. */
const HARMLESS_ABROAD: typeof HARMLESS = {
  'a full-width plus': (text) => text.replace('+', '＋'),
  'two pluses': (text) => `+${text}`,
  'a plus and a space': (text) => text.replace('+', '+ '),
  '00 for the plus': (text) => text.replace('+', '00'),
  '00 after the plus': (text) => text.replace('+', '+00'),
  'the code in brackets': (text) => text.replace(/^\+(\d+)/, '(+$1)'),
};

/** What makes a number doubtful: it is understood, or nothing is. */
const DOUBTFUL: Readonly<Record<string, (text: string, code: string) => string>> = {
  'no plus': (text) => text.replace('+', ''),
  'the code twice': (text, code) => text.replace('+', `+${code} `),
  'the code twice, each with a plus': (text, code) => `+${code} ${text}`,
  'the code twice, with 00': (text, code) => text.replace('+', `+${code} 00`),
  'a zero after the code': (text, code) => text.replace(code, `${code} 0`),
  'a zero in brackets after the code': (text, code) => text.replace(code, `${code} (0)`),
};

const anyOf = (changes: Readonly<Record<string, unknown>>) =>
  fc.constantFrom(...Object.keys(changes));
const anyNumber = fc.constantFrom(...NUMBERS);

describe('mobile number of any country', () => {
  test('a mobile number of any country is understood in every international form that is unambiguous', () => {
    const forms = { ...HARMLESS, ...HARMLESS_ABROAD };
    const defaults = fc.constantFrom(undefined, 'US', 'DE', 'IN', 'XX');
    fc.assert(
      fc.property(anyNumber, anyOf(forms), defaults, ({ number }, form, country) => {
        const written = forms[form]?.(number.formatInternational()) ?? '';
        // Ten digits with 00 may be a number at home.
        fc.pre(form !== '00 for the plus' || number.number.length >= 10);
        expect([written, toE164(written, country)]).toEqual([written, number.number]);
      }),
      { numRuns: 2_500 },
    );
  });

  test('a mobile number of any country is understood in every national form if its country is known', () => {
    fc.assert(
      fc.property(anyNumber, anyOf(HARMLESS), ({ country, number }, form) => {
        const written = HARMLESS[form]?.(number.formatNational()) ?? '';
        expect([written, toE164(written, country)]).toEqual([written, number.number]);
      }),
      { numRuns: 2_500 },
    );
  });

  test('a mobile number of any country is never read as another number, however it is written', () => {
    fc.assert(
      fc.property(anyNumber, anyOf(DOUBTFUL), anyOf(HARMLESS), (example, doubt, form) => {
        const { country, number } = example;
        const doubtful = DOUBTFUL[doubt]?.(number.formatInternational(), number.countryCallingCode);
        const written = HARMLESS[form]?.(doubtful ?? '') ?? '';
        expect([number.number, ''], written).toContain(toE164(written, country));
      }),
      { numRuns: 4_000 },
    );
  });
});

/** Digits from a seed, so that a failure can be repeated. */
function digitsFrom(seed: number) {
  let state = seed;
  return (count: number): string =>
    Array.from({ length: count }, () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return String(Math.floor(state / 65_536) % 10);
    }).join('');
}

describe('digits without a country code', () => {
  const digits = digitsFrom(7);

  test('the ten digits of a Mexican number are never a number of another country if the form has no country', () => {
    const areas = ['55', '33', '81', '656', '664', '998', '321', '449', '222', '777'];
    for (let index = 0; index < 13_000; index += 1) {
      const area = areas[index % areas.length] ?? '';
      const written = area + digits(10 - area.length);
      expect(toE164(written), written).toBe('');
      const inMexico = toE164(written, 'MX');
      expect(inMexico === '' || inMexico === `+52${written}`, written).toBe(true);
    }
  });

  test("ten digits that are not a number of the form's country are not a number at all", () => {
    for (let index = 0; index < 5_000; index += 1) {
      const written = digits(10);
      const read = toE164(written, 'US');
      if (read === '') continue;
      expect(parsePhoneNumberFromString(read)?.countryCallingCode, written).toBe('1');
    }
  });
});
