import { expect, test } from 'vitest';
import { toAsciiDigits } from './digits.ts';

test('every decimal digit of Unicode has its value', () => {
  const digits = Array.from({ length: 0x20000 }, (_, codePoint) =>
    codePoint >= 0xd800 && codePoint <= 0xdfff ? '' : String.fromCodePoint(codePoint),
  ).filter((character) => /^\p{Nd}$/u.test(character));
  expect(digits.length).toBeGreaterThan(600);
  const values = digits.map(toAsciiDigits).join('');
  expect(values).toBe('0123456789'.repeat(digits.length / 10));
});

test('other characters stay as they are', () => {
  expect(toAsciiDigits('a+٤٢ ½ ² Ⅳ 七')).toBe('a+42 ½ ² Ⅳ 七');
});
