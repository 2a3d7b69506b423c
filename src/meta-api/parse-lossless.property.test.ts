import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseLossless } from './parse-lossless.ts';

const isRounded = (value: unknown): boolean =>
  typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);

const digits = fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }).map(String);

test('L28: an integer keeps every digit, wherever it is and however long it is', () => {
  fc.assert(
    fc.property(digits, digits, (id, other) => {
      const parsed = parseLossless(`[${id},{"id":${other},"ids":[${id}]}]`) as [
        unknown,
        { id: unknown; ids: unknown[] },
      ];
      const [alone, { id: inside, ids }] = parsed;
      expect([alone, inside, ids[0]].map(String)).toEqual([id, other, id]);
    }),
  );
});

test('everything but long integers is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      fc.pre(!/\d{16}/.test(text));
      expect(parseLossless(text)).toEqual(JSON.parse(text));
    }),
  );
});

test('a text that is not JSON is refused, and no other error is thrown', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      let plain: { value: unknown } | undefined;
      try {
        plain = { value: JSON.parse(text) };
      } catch {
        expect(() => parseLossless(text)).toThrow(SyntaxError);
      }
      if (plain && !isRounded(plain.value)) expect(parseLossless(text)).toEqual(plain.value);
    }),
  );
});

/** The same by other means: JSON.parse hands a reviver the text of each number. */
function parseWithReviver(text: string): unknown {
  return JSON.parse(text, (_key: string, value: unknown, context?: { source?: string }) => {
    if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
    return /^-?\d+$/.test(context?.source ?? '') ? context?.source : value;
  });
}

function outcomeOf(parse: (text: string) => unknown, text: string): unknown {
  try {
    return { value: parse(text) };
  } catch (error) {
    return error instanceof SyntaxError ? 'not JSON' : error;
  }
}

test('long numbers beside strings, escapes, fractions and broken JSON are read as each is alone', () => {
  const piece = fc.constantFrom(
    '[',
    ']',
    '{',
    '}',
    ',',
    ':',
    ' ',
    '"',
    '\\',
    '\\"',
    '-',
    '+',
    '.',
    'e5',
    '0',
    'null',
    '12345678901234567890',
    '9007199254740993',
    '9007199254740991',
    '1e400',
    '"a 123456789012345678"',
  );
  const pieces = fc.array(piece, { maxLength: 12 }).map((all) => all.join(''));
  const json = fc
    .jsonValue()
    .map((value) => JSON.stringify([value]).replace(/\b\d\b/g, '23849651968300182'));
  fc.assert(
    fc.property(fc.oneof(pieces, json), (text) => {
      expect(outcomeOf(parseLossless, text)).toEqual(outcomeOf(parseWithReviver, text));
    }),
    { numRuns: 5_000 },
  );
});

test('JSON of any depth can be read', () => {
  const deep = `${'['.repeat(200_000)}12345678901234567890${']'.repeat(200_000)}`;
  expect(Array.isArray(parseLossless(deep))).toBe(true);
});
