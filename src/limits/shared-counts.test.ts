import { expect, test } from 'vitest';
import { createSharedCounts } from './shared-counts.ts';

test('a process counts alone while the storage cannot be used', async () => {
  const fail = () => Promise.reject(new Error('the server is away'));
  const counts = createSharedCounts({ add: fail, read: fail, takeBack: fail, reset: fail });
  const time = { now: new Date(0), lastsMs: 1_000 };
  await counts.add('k', 1, time);
  expect(await counts.add('k', 1, time)).toEqual({ count: 2, until: new Date(1_000) });
  expect(await counts.read('k', new Date(999))).toBe(2);
  await counts.takeBack('k', new Date(1_000));
  expect(await counts.read('k', new Date(999))).toBe(1);
  await counts.reset('k');
  expect(await counts.read('k', new Date(0))).toBe(0);
});
