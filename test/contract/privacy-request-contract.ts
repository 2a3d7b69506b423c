import { describe, expect, test } from 'vitest';
import { useStorage, type OpenStorage } from './harness.ts';
import { at } from './samples.ts';

/** What every engine must do with privacy requests. */
export function describePrivacyRequestContract(openStorage: OpenStorage): void {
  describe('privacy requests', () => {
    const opened = useStorage(openStorage);

    test('a request is found by its code, in every process and after a restart', async () => {
      const request = {
        code: 'A1',
        kind: 'deletion',
        source: 'meta',
        at: at(1),
        pages: 2,
      } as const;
      await opened().storage.privacyRequests.add(request);
      const { storage: far } = await opened().startProcess();
      expect(await far.privacyRequests.find('A1')).toEqual(request);
      const { privacyRequests } = await opened().reopen();
      expect(await privacyRequests.find('A1')).toEqual(request);
      expect(await privacyRequests.find('A2')).toBeUndefined();
    });
  });
}
