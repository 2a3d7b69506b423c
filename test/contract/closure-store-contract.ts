import { beforeEach, describe, expect, test } from 'vitest';
import type { Closure } from '../../src/connections/closure-store.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import { at, sampleGrant } from './samples.ts';

const PAGE = '101';
const OTHER = '102';

const dead: Closure = {
  scope: 'all',
  since: at(0),
  until: at(300),
  action: 'reconnect',
  code: 190,
  subcode: 460,
  message: 'Error validating access token: Ärger.',
};
const limit = (seconds: number): Closure => ({
  ...dead,
  until: at(seconds),
  action: 'throttled',
  code: 4,
  subcode: 0,
  message: '',
});
const noLeads: Closure = { ...dead, scope: 'leads', action: 'permission', code: 200, subcode: 0 };

/** What every engine must store about calls that are held back. */
export function describeClosureStoreContract(openStorage: OpenStorage): void {
  describe('closure store', () => {
    const opened = useStorage(openStorage);
    const closures = () => opened().storage.closures;
    const list = async (pageId = PAGE, store = closures()) =>
      (await store.list(pageId)).toSorted((a, b) => a.scope.localeCompare(b.scope));

    beforeEach(() =>
      opened().storage.pages.saveGrants(
        [sampleGrant({ pageId: PAGE }), sampleGrant({ pageId: OTHER })],
        at(0),
      ),
    );

    test('a closure reads back as it was in every process, also after a restart', async () => {
      await closures().close(PAGE, dead);
      await closures().close(PAGE, noLeads);
      const { storage: far } = await opened().startProcess();
      expect(await list(PAGE, far.closures)).toEqual([dead, noLeads]);
      expect(await list(OTHER, far.closures)).toEqual([]);
      const { closures: reopened } = await opened().reopen();
      expect(await list(PAGE, reopened)).toEqual([dead, noLeads]);
    });

    test('a later closure of the same scope replaces the earlier one', async () => {
      await closures().close(PAGE, dead);
      await closures().close(PAGE, limit(60));
      expect(await list()).toEqual([limit(60)]);
    });

    test('a rate limit is replaced only by a closure that ends later', async () => {
      await closures().close(PAGE, limit(900));
      await closures().close(PAGE, limit(60));
      await closures().close(PAGE, dead);
      expect(await list()).toEqual([limit(900)]);
      await closures().close(PAGE, limit(1_000));
      expect(await list()).toEqual([limit(1_000)]);
    });

    test('the rate limit that ends last remains if several processes set many at the same time', async () => {
      const stores = [
        opened().storage,
        await opened().openAnother(),
        (await opened().startProcess()).storage,
      ];
      await Promise.all(
        Array.from({ length: 15 }, async (_, index) =>
          stores[index % 3]?.closures.close(PAGE, limit(100 + ((index * 7) % 15))),
        ),
      );
      expect(await list()).toEqual([limit(114)]);
    });

    test('reopen removes all closures of one Page except its rate limit', async () => {
      for (const pageId of [PAGE, OTHER]) await closures().close(pageId, noLeads);
      await closures().close(PAGE, limit(60));
      await closures().reopen(PAGE);
      expect(await list()).toEqual([limit(60)]);
      expect(await list(OTHER)).toEqual([noLeads]);
    });

    test('reopen without a Page removes the closures of all Pages except rate limits', async () => {
      for (const pageId of [PAGE, OTHER]) await closures().close(pageId, noLeads);
      await closures().close(OTHER, limit(60));
      await closures().reopen();
      expect(await list()).toEqual([]);
      expect(await list(OTHER)).toEqual([limit(60)]);
    });

    test('hasten moves the times of all closures', async () => {
      await closures().close(PAGE, { ...dead, since: at(100), until: at(400) });
      await closures().hasten(100_000);
      expect(await list()).toEqual([dead]);
    });

    test('a Page that is not connected gets no closure, and a removed Page loses its closures', async () => {
      await closures().close('999', dead);
      expect(await list('999')).toEqual([]);
      await closures().close(PAGE, dead);
      await opened().storage.pages.remove(PAGE);
      await opened().storage.pages.saveGrants([sampleGrant({ pageId: PAGE })], at(1));
      expect(await list()).toEqual([]);
    });
  });
}
