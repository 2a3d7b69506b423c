import { expect, test } from 'vitest';
import { createNumberFormats } from './number-formats.ts';

test.each([
  ['en-GB', '1,204', '95%', 'Anna, Ben and Chris'],
  ['en-US', '1,204', '95%', 'Anna, Ben, and Chris'],
  ['es', '1.204', '95 %', 'Anna, Ben y Chris'],
  ['es-MX', '1,204', '95%', 'Anna, Ben y Chris'],
])('%s writes numbers and lists as its readers do', (locale, number, percent, list) => {
  const formats = createNumberFormats(locale);
  expect(formats.number(1204)).toBe(number);
  // Spanish puts a no-break space before the sign.
  expect(formats.percent(0.95).replaceAll(/\s/g, ' ')).toBe(percent);
  expect(formats.list(['Anna', 'Ben', 'Chris'])).toBe(list);
});

test.each(['en', 'es'])(
  'the word for one is singular and the word for none is plural in %s',
  (locale) => {
    const { plural } = createNumberFormats(locale);
    const forms = { one: 'lead', other: 'leads' };
    expect([0, 1, 2, 1_000_000].map((count) => plural(count, forms))).toEqual([
      'leads',
      'lead',
      'leads',
      'leads',
    ]);
  },
);
