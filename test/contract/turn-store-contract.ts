import { describe, expect, test } from 'vitest';
import { useStorage, type OpenStorage } from './harness.ts';
import { at } from './samples.ts';

/** What every engine must do so that one process at a time does a piece of work. */
export function describeTurnStoreContract(openStorage: OpenStorage): void {
  describe('turn store', () => {
    const opened = useStorage(openStorage);
    const turns = () => opened().storage.turns;
    const claim = (holder: string, seconds: number, { name = 'work', store = turns() } = {}) =>
      store.claim(name, holder, at(seconds), at(seconds + 60));

    test('one of many claims at the same time, in several processes, gets the turn', async () => {
      const stores = [
        opened().storage,
        await opened().openAnother(),
        (await opened().startProcess()).storage,
      ].map((storage) => storage.turns);
      const claims = stores.flatMap((store, index) =>
        [1, 2, 3, 4].map((call) => claim(`holder#${index}-${call}`, 0, { store })),
      );
      expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1);
    });

    test('a turn is free for others when its time is over, and not before', async () => {
      expect(await claim('a', 0)).toBe(true);
      expect(await claim('b', 59)).toBe(false);
      expect(await claim('b', 60)).toBe(true);
      expect(await claim('a', 61)).toBe(false);
    });

    test('the holder of a turn can extend it', async () => {
      await claim('a', 0);
      expect(await claim('a', 50)).toBe(true);
      expect(await claim('b', 70)).toBe(false);
      expect(await claim('b', 110)).toBe(true);
    });

    test('a turn that its holder gives back is free at once, and another holder cannot give it back', async () => {
      await claim('a', 0);
      await turns().release('work', 'b');
      expect(await claim('b', 1)).toBe(false);
      await turns().release('work', 'a');
      await turns().release('work', 'a');
      expect(await claim('b', 1)).toBe(true);
    });

    test('turns of other names are free', async () => {
      await claim('a', 0);
      expect(await claim('b', 0, { name: 'other work' })).toBe(true);
    });

    test('a turn that was taken while a clock was set ahead is free', async () => {
      await claim('a', 86_400);
      expect(await claim('b', 0)).toBe(true);
    });

    test('a turn that was taken by a machine whose clock is seconds ahead is not free', async () => {
      await claim('a', 5);
      expect(await claim('b', 0)).toBe(false);
    });

    test('a turn survives a restart of another process', async () => {
      await claim('a', 0);
      const { turns: store } = await opened().reopen();
      expect(await claim('b', 1, { store })).toBe(false);
    });

    test('closing gives back the turns of its process', async () => {
      const { processName } = opened().storage;
      await claim(`${processName}#1`, 0);
      const { turns: store } = await opened().reopen();
      expect(await claim('b', 1, { store })).toBe(true);
    });
  });
}
