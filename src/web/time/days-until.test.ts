import { expect, test } from 'vitest';
import { daysUntil } from './days-until.ts';

const now = new Date('2026-12-01T12:00:00Z');
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

test.each([
  [-1, 0],
  [1, 1],
  [24 * 60, 1],
  [24 * 60 + 1, 2],
])('a moment %d minutes ahead is at most %d days away', (minutes, days) =>
  expect(daysUntil(after(minutes), now)).toBe(days),
);
