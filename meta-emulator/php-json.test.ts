import fc from 'fast-check';
import { expect, test } from 'vitest';
import { phpJson } from './php-json.ts';

test('the characters that Meta escapes are escaped, with its mix of cases', () => {
  expect(phpJson('äöå')).toBe(String.raw`"\u00e4\u00f6\u00e5"`);
  expect(phpJson('a/b <c> d@example.com')).toBe(
    String.raw`"a\/b \u003Cc\u003E d\u0040example.com"`,
  );
  expect(phpJson('🎂')).toBe(String.raw`"\ud83c\udf82"`);
  expect(phpJson('"\\\n\u0001')).toBe(String.raw`"\"\\\n\u0001"`);
});

test('the per cent sign is escaped only in webhooks', () => {
  expect(phpJson('5%')).toBe('"5%"');
  expect(phpJson('5%', { percent: true })).toBe(String.raw`"5\u0025"`);
});

test('a bigint is written with all its digits', () => {
  expect(phpJson({ id: 23849651968300182n })).toBe('{"id":23849651968300182}');
});

test('undefined members are left out', () => {
  expect(phpJson({ a: undefined, b: null })).toBe('{"b":null}');
});

test('any JSON value comes back from a parser unchanged, and is sent as ASCII', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = phpJson(value, { percent: true });
      expect(text).toMatch(/^[\x20-\x7f]*$/);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
