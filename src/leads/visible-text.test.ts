import { describe, expect, test } from 'vitest';
import { isVisible, trimInvisible } from './visible-text.ts';

/** U+3164 Hangul filler, U+2800 Braille blank, U+FFA0, U+115F, zero-width, bidi, soft hyphen, BOM, tags. */
const INVISIBLE = [
  '',
  ' ',
  '\t\n',
  '\u3164',
  '\u2800',
  '\uffa0',
  '\u115f',
  '\u1160',
  '\u200b\u200d',
  '\u202a\u202c',
  '\u00ad',
  '\ufeff',
  '\u034f',
  '\u17b4',
  '\u180e',
  '\u2060',
  '\u00a0',
  '\u3000',
  '\u0000',
  '\u{e0041}',
  '\u2800 \u3164\u200b',
];

describe('invisible text', () => {
  test.each(INVISIBLE)('the invisible text %j counts as empty', (text) => {
    expect(isVisible(text)).toBe(false);
    expect(trimInvisible(text)).toBe('');
  });

  test.each(INVISIBLE)('the invisible text %j is removed around a name', (text) => {
    expect(trimInvisible(`${text}Anna Lee`)).toBe('Anna Lee');
  });

  test('invisible characters that join letters or emoji are kept', () => {
    for (const text of [
      'می\u200cخواهم',
      'क्\u200d',
      '❤\ufe0f',
      '🏴\u{e0067}\u{e0062}\u{e0065}\u{e007f}',
    ])
      expect(trimInvisible(`\u202a${text} \u202c`)).toBe(text);
  });
});
