import { expect, test } from 'vitest';
import { excelSeparator } from './excel-separator.ts';

test.each([
  ['de-DE', 'semicolon'],
  ['es-ES', 'semicolon'],
  ['es-MX', 'comma'],
  ['en-US', 'comma'],
])('Excel of %s separates columns with a %s', (locale, separator) => {
  expect(excelSeparator(locale)).toBe(separator);
});
