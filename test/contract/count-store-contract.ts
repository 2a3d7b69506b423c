import { describe, expect, test } from 'vitest';
import { useStorage, type OpenStorage } from './harness.ts';
import { at } from './samples.ts';

const MINUTE_MS = 60_000;

/** What every engine must do with the counts of limits. */
export function describeCountStoreContract(openStorage: OpenStorage): void {
  describe('count store', () => {
    const opened = useStorage(openStorage);
    const counts = () => opened().storage.counts;
    const add = (second: number, { key = 'k', by = 1, extend = false } = {}) =>
      counts().add(key, by, { now: at(second), lastsMs: MINUTE_MS, extends: extend });

    test('several processes that count at the same time count every time', async () => {
      const stores = [
        opened().storage,
        await opened().openAnother(),
        (await opened().startProcess()).storage,
      ].map((storage) => storage.counts);
      const time = { now: at(0), lastsMs: MINUTE_MS };
      const counted = await Promise.all(
        Array.from({ length: 10 }, () => stores.map((store) => store.add('k', 1, time))).flat(),
      );
      const found = counted.map(({ count }) => count).toSorted((a, b) => a - b);
      expect(found).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
      expect(await stores[2]?.read('k', at(1))).toBe(30);
    });

    test('a count lasts from its first raise, and each key has its own', async () => {
      expect(await add(0)).toEqual({ count: 1, until: at(60) });
      expect(await add(59, { by: 5 })).toEqual({ count: 6, until: at(60) });
      expect(await add(59, { key: 'other' })).toMatchObject({ count: 1 });
      expect([await counts().read('k', at(59)), await counts().read('k', at(60))]).toEqual([6, 0]);
      expect(await add(60)).toEqual({ count: 1, until: at(120) });
    });

    test('a count that is extended lasts from its last raise', async () => {
      await add(0, { extend: true });
      expect(await add(50, { extend: true })).toEqual({ count: 2, until: at(110) });
      expect(await counts().read('k', at(109))).toBe(2);
      expect(await add(110, { extend: true })).toMatchObject({ count: 1 });
    });

    test('a count is lowered only in the time in which it was raised, and can begin at 0 again', async () => {
      const { until } = await add(0, { by: 2 });
      await counts().takeBack('k', until);
      expect(await counts().read('k', at(1))).toBe(1);
      await counts().takeBack('k', at(99));
      expect(await counts().read('k', at(1))).toBe(1);
      await counts().reset('k');
      expect(await counts().read('k', at(1))).toBe(0);
      await counts().reset('k');
    });

    test('a count that began while the clock was far ahead does not last', async () => {
      await add(100_000, { by: 7 });
      expect(await add(0)).toEqual({ count: 1, until: at(60) });
    });
  });
}
