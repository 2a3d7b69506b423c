import { expect, test } from 'vitest';
import { daysUntil, timeUntil } from './time-until.ts';

const now = new Date('2026-12-01T12:00:00Z');
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

test.each([
  [-5, 'any moment'],
  [0.5, 'any moment'],
  [12, 'in 12 min'],
  [90, 'in 2 h'],
  [47 * 60, 'in 47 h'],
  [72 * 60, 'in 3 days'],
])('%d minutes ahead is %s', (minutes, words) =>
  expect(timeUntil(after(minutes), now)).toBe(words),
);

test.each([
  [-1, 0],
  [1, 1],
  [24 * 60, 1],
  [24 * 60 + 1, 2],
])('%d minutes ahead are %d days at the most', (minutes, days) =>
  expect(daysUntil(after(minutes), now)).toBe(days),
);
