import { expect, test } from 'vitest';
import { newId } from './new-id.ts';

test('an id has 24 hexadecimal digits that begin with its time', () => {
  const now = Date.UTC(2026, 10, 26);
  const id = newId(now);
  expect(id).toMatch(/^[0-9a-f]{24}$/);
  expect(Number.parseInt(id.slice(0, 8), 16)).toBe(now / 1_000);
});

test('ids of one process are all different, and all but one are larger than the one before', () => {
  const ids = Array.from({ length: 50_000 }, () => newId(0));
  expect(new Set(ids).size).toBe(ids.length);
  // The counter begins at a random number and returns to zero once.
  expect(ids.filter((id, index) => id < (ids[index - 1] ?? '')).length).toBeLessThanOrEqual(1);
});
