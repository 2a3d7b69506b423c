import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseLossless } from './parse-lossless.ts';

const isRounded = (value: unknown): boolean =>
  typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);

const digits = fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }).map(String);

test('L28: an integer keeps every digit, at whatever place and of whatever length', () => {
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

test('everything else is as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      fc.pre(!/\d{16}/.test(text));
      expect(parseLossless(text)).toEqual(JSON.parse(text));
    }),
  );
});

test('what is no JSON is refused, and nothing else is thrown', () => {
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
