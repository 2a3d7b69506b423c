import { describe, expect, test } from 'vitest';
import { useStorage, type OpenStorage } from './harness.ts';
import { at } from './samples.ts';

/** What every engine must do with the settings that admins change. */
export function describeSettingStoreContract(openStorage: OpenStorage): void {
  describe('setting store', () => {
    const opened = useStorage(openStorage);
    const settings = () => opened().storage.settings;

    test('a setting that was never set is undefined', async () => {
      expect(await settings().read('retention')).toBeUndefined();
    });

    test('a setting is read as it was set last, in every process', async () => {
      await settings().write('retention', { days: 30, isOn: true, of: ['a', 'b'] }, at(1));
      await settings().write('other', null, at(2));
      await settings().write('retention', { days: 60 }, at(3));
      const { storage: far } = await opened().startProcess();
      for (const store of [settings(), far.settings])
        expect(await store.read('retention')).toEqual({ days: 60 });
      expect(await settings().read('other')).toBeNull();
    });

    test('a setting survives a restart', async () => {
      await settings().write('retention', 7, at(1));
      expect(await (await opened().reopen()).settings.read('retention')).toBe(7);
    });
  });
}
