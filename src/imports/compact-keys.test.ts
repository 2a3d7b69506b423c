import { expect, test } from 'vitest';
import { CompactKeys } from './compact-keys.ts';

test('it finds each of many keys, and no other', () => {
  const keys = new CompactKeys();
  const count = 20_000;
  for (let index = 0; index < count; index += 1) keys.set(`mail person${index}@example.com`);
  let found = 0;
  for (let index = 0; index < 2 * count; index += 1)
    if (keys.get(`mail person${index}@example.com`) !== undefined) found += 1;
  expect(found).toBe(count);
  expect(keys.get('mail person19999@example.com')).toBe('');
  expect(keys.get('tel person19999@example.com')).toBeUndefined();
});
