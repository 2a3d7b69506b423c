import { describe, expect, test } from 'vitest';
import { useStorage, type OpenStorage } from './harness.ts';
import { at } from './samples.ts';

/** What every engine must do with the codes that open the set-up page. */
export function describeSetupCodeContract(openStorage: OpenStorage): void {
  describe('set-up code store', () => {
    const opened = useStorage(openStorage);
    const codes = () => opened().storage.setupCodes;
    const has = (code: string, seconds = 1, store = codes()) => store.has(code, at(seconds));

    test('the codes of several processes are valid side by side, in each process', async () => {
      const { storage: far } = await opened().startProcess();
      await codes().add('a', 'x#1', at(60));
      await far.setupCodes.add('b', 'y#1', at(60));
      for (const store of [codes(), far.setupCodes])
        expect([await has('a', 1, store), await has('b', 1, store)]).toEqual([true, true]);
      expect(await has('c')).toBe(false);
    });

    test('a code ends at its time', async () => {
      await codes().add('a', 'x#1', at(60));
      expect([await has('a', 59), await has('a', 60)]).toEqual([true, false]);
    });

    test('clear removes the codes of all processes', async () => {
      const another = await opened().openAnother();
      await codes().add('a', 'x#1', at(60));
      await another.setupCodes.add('b', 'y#1', at(60));
      await codes().clear();
      expect([await has('a'), await has('b')]).toEqual([false, false]);
    });

    test('closing ends the codes of its process, and no others', async () => {
      const { processName } = opened().storage;
      await codes().add('a', `${processName}#1`, at(60));
      await codes().add('b', 'y#1', at(60));
      const { setupCodes: store } = await opened().reopen();
      expect([await has('a', 1, store), await has('b', 1, store)]).toEqual([false, true]);
    });
  });
}
