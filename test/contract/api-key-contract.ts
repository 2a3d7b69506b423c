import { describe, expect, test } from 'vitest';
import type { ApiKey } from '../../src/api-keys/api-key.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import { at } from './samples.ts';

const sampleKey = (changes: Partial<ApiKey> = {}): ApiKey => ({
  id: 'k1',
  name: 'Reports',
  scopes: ['leads:read', 'connections:read'],
  prefix: 'lr_abcde',
  createdBy: 'u1',
  createdAt: at(1),
  expiresAt: null,
  lastUsedAt: null,
  ...changes,
});

/** What every engine must do with API keys. */
export function describeApiKeyContract(openStorage: OpenStorage): void {
  describe('API keys', () => {
    const opened = useStorage(openStorage);
    const keys = () => opened().storage.apiKeys;

    test('a key is found by the hash of its secret, in every process', async () => {
      await keys().add(sampleKey(), 'hash-1');
      await keys().add(sampleKey({ id: 'k2', expiresAt: at(60), createdAt: at(2) }), 'hash-2');
      const { storage: far } = await opened().startProcess();
      for (const store of [keys(), far.apiKeys])
        expect(await store.findByHash('hash-1')).toEqual(sampleKey());
      expect(await keys().findByHash('hash-3')).toBeUndefined();
      expect((await keys().list()).map(({ id }) => id)).toEqual(['k2', 'k1']);
    });

    test('the use of a key is noted', async () => {
      await keys().add(sampleKey(), 'hash-1');
      await keys().noteUse('k1', at(9));
      expect(await keys().findByHash('hash-1')).toMatchObject({ lastUsedAt: at(9) });
    });

    test('a removed key is gone, and is removed once', async () => {
      await keys().add(sampleKey(), 'hash-1');
      expect(await keys().remove('k1')).toEqual(sampleKey());
      expect(await keys().remove('k1')).toBeUndefined();
      expect(await keys().findByHash('hash-1')).toBeUndefined();
    });

    test('two keys with one hash are refused', async () => {
      await keys().add(sampleKey(), 'hash-1');
      await expect(keys().add(sampleKey({ id: 'k2' }), 'hash-1')).rejects.toThrow();
    });
  });
}
