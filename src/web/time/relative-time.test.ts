import { expect, test } from 'vitest';
import { createDateFormats } from './date-formats.ts';
import { duration, relativeTime } from './relative-time.ts';

const NOW = new Date(2026, 10, 24, 10, 30, 0);

test.each([
  [new Date(2026, 10, 24, 10, 29, 30), 'just now'],
  [new Date(2026, 10, 24, 10, 30, 20), 'just now'],
  [new Date(2026, 10, 24, 10, 29, 0), '1 min ago'],
  [new Date(2026, 10, 24, 9, 31, 0), '59 min ago'],
  [new Date(2026, 10, 24, 9, 30, 0), '1 h ago'],
  [new Date(2026, 10, 24, 0, 0, 1), '10 h ago'],
  [new Date(2026, 10, 23, 23, 59, 0), 'yesterday'],
  [new Date(2026, 10, 23, 0, 1, 0), 'yesterday'],
  [new Date(2026, 10, 22, 23, 59, 0), '2 days ago'],
  [new Date(2026, 10, 18, 12, 0, 0), '6 days ago'],
  [new Date(2026, 10, 17, 12, 0, 0), '17 Nov'],
  [new Date(2025, 10, 24, 12, 0, 0), '24 Nov 2025'],
])('%s is %s', (moment, expected) => {
  expect(relativeTime(moment, NOW, createDateFormats('en-GB'))).toBe(expected);
});

test('just after midnight, the evening before is still counted in hours', () => {
  const now = new Date(2026, 10, 24, 0, 30, 0);
  expect(relativeTime(new Date(2026, 10, 23, 22, 0, 0), now)).toBe('2 h ago');
});

test.each([
  [-5, '0.0 s'],
  [420, '0.4 s'],
  [12_400, '12 s'],
  [180_000, '3 min'],
  [7_200_000, '2 h'],
  [3 * 86_400_000, '3 days'],
])('%d ms took %s', (milliseconds, expected) => {
  expect(duration(milliseconds)).toBe(expected);
});
