import { expect, test } from 'vitest';
import { clockTime, dayOf, exactClockTime } from './calendar-time.ts';
import { createDateFormats } from './date-formats.ts';

const NOW = new Date(2026, 10, 24, 10, 30, 0);
const YESTERDAY = new Date(2026, 10, 23, 14, 3, 7);

test.each([
  ['en-GB', '23 Nov', '23 Nov, 14:03', '14:03:07'],
  ['de-DE', '23. Nov.', '23. Nov., 14:03', '14:03:07'],
  ['en-US', 'Nov 23', 'Nov 23, 02:03 PM', '2:03:07 PM'],
])('days and times are written as readers of %s write them', (locale, day, clock, exact) => {
  const formats = createDateFormats(locale);
  expect(dayOf(YESTERDAY, NOW, formats)).toBe(day);
  // Some languages put a narrow space before PM.
  expect(clockTime(YESTERDAY, NOW, formats).replaceAll(/\s/g, ' ')).toBe(clock);
  expect(exactClockTime(YESTERDAY, YESTERDAY, formats).replaceAll(/\s/g, ' ')).toBe(exact);
});
