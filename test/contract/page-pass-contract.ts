import { describe, expect, test } from 'vitest';
import { useStorage, type OpenStorage } from './harness.ts';
import { at, sampleCheckpoint, sampleGrant, samplePass } from './samples.ts';

/** What every engine must do so that one pass at a time reads a Page, and goes on after a crash. */
export function describePagePassContract(openStorage: OpenStorage): void {
  describe('page passes', () => {
    const opened = useStorage(openStorage);
    const pages = () => opened().storage.pages;
    const claim = (pageId: string, holder: string, seconds: number) =>
      pages().claimPass(pageId, holder, at(seconds), at(seconds + 60));

    async function connect(): Promise<string> {
      const grant = sampleGrant();
      await pages().saveGrants([grant], at(0));
      await pages().setActive(grant.pageId, true, at(0));
      return grant.pageId;
    }

    async function connectFamily() {
      const page = sampleGrant();
      const account = sampleGrant({ platform: 'instagram', parentPageId: page.pageId });
      await pages().saveGrants([page, account], at(0));
      for (const { pageId } of [page, account]) await pages().setActive(pageId, true, at(0));
      return [page.pageId, account.pageId] as const;
    }

    describe('hasten', () => {
      test('hasten ends a claim and a background sync that a clock set ahead has delayed', async () => {
        const pageId = await connect();
        expect(await claim(pageId, 'a', 10_000)).toBe(true);
        await pages().hasten(9_000_000, at(1_000));
        expect(await claim(pageId, 'b', 1_059)).toBe(false);
        expect(await claim(pageId, 'b', 1_060)).toBe(true);
        const { syncDueAt } = (await pages().find(pageId))!;
        expect(syncDueAt!.getTime()).toBeLessThanOrEqual(at(1_120).getTime());
      });
    });

    describe('claimPass', () => {
      test('claimPass gives a Page to one of many callers at the same time', async () => {
        const pageId = await connect();
        const another = await opened().openAnother();
        const { storage: far } = await opened().startProcess();
        const claims = await Promise.all(
          [opened().storage, another, far].flatMap((storage, index) =>
            [1, 2, 3].map((n) => storage.pages.claimPass(pageId, `${index}-${n}`, at(10), at(70))),
          ),
        );
        expect(claims.filter(Boolean)).toHaveLength(1);
      });

      test('the holder of a Page may renew its claim, and the claim of a crashed holder ends', async () => {
        const pageId = await connect();
        expect(await claim(pageId, 'a', 10)).toBe(true);
        expect(await claim(pageId, 'b', 69)).toBe(false);
        expect(await claim(pageId, 'a', 69)).toBe(true);
        expect(await claim(pageId, 'b', 128)).toBe(false);
        expect(await claim(pageId, 'b', 129)).toBe(true);
        expect(await claim(pageId, 'a', 130)).toBe(false);
      });

      test('L18: a reconnect during a pass does not release the Page', async () => {
        const grant = sampleGrant();
        await pages().saveGrants([grant], at(0));
        await claim(grant.pageId, 'a', 10);
        await pages().saveGrants([grant], at(11));
        expect(await claim(grant.pageId, 'b', 12)).toBe(false);
      });

      test('claimPass of an unknown Page is refused', async () => {
        expect(await claim('404', 'a', 0)).toBe(false);
        expect(await pages().list()).toEqual([]);
      });
    });

    describe('requestSync', () => {
      test('a requested background sync is due, and the request that looks back further is kept', async () => {
        const pageId = await connect();
        for (const [since, expected] of [
          [null, null],
          [at(-50), at(-50)],
          [null, at(-50)],
          [at(-20), at(-50)],
          [at(-90), at(-90)],
        ] as const) {
          await pages().requestSync(pageId, since, at(7));
          expect((await pages().find(pageId))?.syncSince).toEqual(expected);
        }
        await pages().requestSync(pageId, null, at(3));
        expect((await pages().find(pageId))?.syncDueAt).toEqual(at(3));
      });

      test('a request changes that Page alone, and no unknown one', async () => {
        const [pageId, other] = [await connect(), await connect()];
        const before = await pages().find(other);
        await pages().requestSync(pageId, at(-5), at(7));
        await pages().requestSync('404', at(-5), at(7));
        expect(await pages().find(other)).toEqual(before);
        expect(await pages().list()).toHaveLength(2);
      });
    });

    describe('background sync requested during a pass', () => {
      const dueAt = async (pageId: string) => (await pages().find(pageId))?.syncDueAt;

      test.each(['sync', 'catch-up'] as const)(
        'a background sync requested during a pass is due after it (%s)',
        async (cause) => {
          const pageId = await connect();
          await claim(pageId, 'a', 10);
          await pages().requestSync(pageId, at(-90), at(20));
          // Renewing the claim must not forget it.
          await claim(pageId, 'a', 30);
          const record = samplePass([pageId], { cause, finishedAt: at(40) });
          await pages().finishPass(pageId, 'a', record);
          expect(await pages().find(pageId)).toMatchObject({
            syncDueAt: at(20),
            syncSince: at(-90),
          });
          await claim(pageId, 'b', 41);
          await pages().finishPass(pageId, 'b', samplePass([pageId], { fulfilled: at(-90) }));
          expect(await pages().find(pageId)).toMatchObject({
            syncDueAt: at(500),
            syncSince: null,
          });
        },
      );

      test('a background sync requested just before a pass that looks back less far is due right after it', async () => {
        const pageId = await connect();
        await pages().requestSync(pageId, at(-90), at(9));
        await claim(pageId, 'sync', 10);
        const record = samplePass([pageId], { fulfilled: at(-60), finishedAt: at(40) });
        await pages().finishPass(pageId, 'sync', record);
        expect(await pages().find(pageId)).toMatchObject({
          syncDueAt: at(40),
          syncSince: at(-90),
        });
      });

      test('a background sync requested during a pass is due after it even if the pass is interrupted', async () => {
        const pageId = await connect();
        await claim(pageId, 'a', 10);
        await pages().requestSync(pageId, null, at(20));
        await pages().suspendPass(pageId, 'a', at(99));
        expect(await dueAt(pageId)).toEqual(at(20));
      });

      test('a background sync that was due before a pass began is done with it', async () => {
        const pageId = await connect();
        await pages().requestSync(pageId, null, at(5));
        await claim(pageId, 'a', 10);
        await claim(pageId, 'a', 30);
        await pages().finishPass(pageId, 'a', samplePass([pageId]));
        expect(await dueAt(pageId)).toEqual(at(500));
      });

      test('a crashed holder leaves the Page due when its claim ends', async () => {
        const pageId = await connect();
        await claim(pageId, 'crashed', 10);
        expect(+((await dueAt(pageId)) ?? 0)).toBeLessThanOrEqual(+at(70));
        expect(await claim(pageId, 'heir', 70)).toBe(true);
      });
    });

    describe('saveCheckpoint', () => {
      test('a checkpoint reads back as it was, also after opening again', async () => {
        const pageId = await connect();
        expect(await pages().findCheckpoint(pageId)).toBeUndefined();
        expect(await pages().findCheckpoint('404')).toBeUndefined();
        await claim(pageId, 'a', 10);
        const first = sampleCheckpoint([pageId], { formId: null, after: null, newest: null });
        await pages().saveCheckpoint(pageId, 'a', first);
        expect(await pages().findCheckpoint(pageId)).toEqual(first);
        const second = sampleCheckpoint([pageId]);
        await pages().saveCheckpoint(pageId, 'a', second);
        const reopened = await opened().reopen();
        expect(await reopened.pages.findCheckpoint(pageId)).toEqual(second);
      });

      test('L29: a checkpoint survives a killed process, and the next pass finds it', async () => {
        const pageId = await connect();
        const { storage: doomed, kill } = await opened().startProcess();
        await doomed.pages.claimPass(pageId, 'doomed', at(10), at(70));
        await doomed.pages.saveCheckpoint(pageId, 'doomed', sampleCheckpoint([pageId]));
        await kill();
        expect(await claim(pageId, 'heir', 70)).toBe(true);
        expect(await pages().findCheckpoint(pageId)).toEqual(sampleCheckpoint([pageId]));
      });

      test('the checkpoint of a pass that no longer holds the Page is ignored', async () => {
        const pageId = await connect();
        await claim(pageId, 'slow', 10);
        await claim(pageId, 'heir', 70);
        await pages().saveCheckpoint(pageId, 'slow', sampleCheckpoint([pageId]));
        expect(await pages().findCheckpoint(pageId)).toBeUndefined();
      });
    });

    describe('suspendPass', () => {
      test('suspendPass releases the Page, keeps the checkpoint and the request, and sets when to go on', async () => {
        const pageId = await connect();
        await pages().requestSync(pageId, at(-90), at(1));
        await claim(pageId, 'a', 10);
        await pages().saveCheckpoint(pageId, 'a', sampleCheckpoint([pageId]));
        const before = await pages().find(pageId);
        await pages().suspendPass(pageId, 'a', at(99));
        expect(await pages().find(pageId)).toEqual({ ...before, syncDueAt: at(99) });
        expect(await pages().findCheckpoint(pageId)).toEqual(sampleCheckpoint([pageId]));
        expect(await claim(pageId, 'b', 11)).toBe(true);
      });

      test('suspendPass of a pass that no longer holds the Page does nothing', async () => {
        const pageId = await connect();
        await claim(pageId, 'slow', 10);
        await claim(pageId, 'heir', 70);
        const before = await pages().find(pageId);
        await pages().suspendPass(pageId, 'slow', at(99));
        expect(await pages().find(pageId)).toEqual(before);
        expect(await claim(pageId, 'third', 71)).toBe(false);
      });
    });

    describe('finishPass', () => {
      test.each([
        ['disabled', (pageId: string) => pages().setActive(pageId, false, at(950))],
        [
          'disabled and enabled again',
          async (pageId: string) => {
            await pages().setActive(pageId, false, at(950));
            await pages().setActive(pageId, true, at(951), at(-900));
          },
        ],
      ])(
        'L7: finishPass moves no watermark of a Page that was %s during the pass',
        async (_what, change) => {
          const pageId = await connect();
          await pages().requestSync(pageId, at(-900), at(1));
          await claim(pageId, 'a', 900);
          await change(pageId);
          const before = await pages().find(pageId);
          const record = { startedAt: at(900), finishedAt: at(960), nextDueAt: at(9_000) };
          await pages().finishPass(
            pageId,
            'a',
            samplePass([pageId], { ...record, fulfilled: at(-990) }),
          );
          expect(await pages().find(pageId)).toMatchObject({
            watermark: before?.watermark ?? null,
            syncSince: at(-900),
            syncDueAt: at(960),
          });
        },
      );

      test('L8: finishPass moves back a watermark that a clock set ahead has stored', async () => {
        const pageId = await connect();
        await pages().setActive(pageId, true, at(0), at(99_999));
        await claim(pageId, 'a', 10);
        await pages().finishPass(pageId, 'a', samplePass([pageId], { watermark: at(-9) }));
        expect((await pages().find(pageId))?.watermark).toEqual(at(-9));
      });

      test('finishPass of a sync by hand releases the Page and records the sync for every connection that it covered', async () => {
        const entries = await connectFamily();
        const [pageId, accountId] = entries;
        await claim(pageId, 'a', 10);
        const record = samplePass(entries, { finishedAt: at(20), watermark: at(-5) });
        await pages().finishPass(pageId, 'a', record);
        for (const entry of entries)
          expect(await pages().find(entry)).toMatchObject({
            lastSync: at(20),
            lastBackgroundSync: null,
            syncCount: 1,
            watermark: at(-5),
            updatedAt: at(20),
            lastUpdated: at(0),
          });
        expect((await pages().find(pageId))?.syncDueAt).toEqual(at(500));
        expect((await pages().find(accountId))?.syncDueAt).toBeNull();
        expect(await claim(pageId, 'b', 21)).toBe(true);
      });

      test('finishPass of a background sync is not recorded as a sync by hand', async () => {
        const [pageId, accountId] = await connectFamily();
        await claim(pageId, 'a', 10);
        const record = samplePass([accountId], { cause: 'catch-up', finishedAt: at(20) });
        await pages().finishPass(pageId, 'a', record);
        expect(await pages().find(accountId)).toMatchObject({
          lastSync: null,
          lastBackgroundSync: at(20),
          syncCount: 0,
          watermark: at(-9),
        });
        expect(await pages().find(pageId)).toMatchObject({
          lastBackgroundSync: null,
          watermark: null,
        });
      });

      test('L7: the watermark only moves forward, and stays if the new one is unknown', async () => {
        const pageId = await connect();
        for (const [watermark, expected] of [
          [null, null],
          [at(-9), at(-9)],
          [at(-20), at(-9)],
          [null, at(-9)],
          [at(3), at(3)],
        ] as const) {
          await claim(pageId, 'a', 10);
          await pages().finishPass(pageId, 'a', samplePass([pageId], { watermark }));
          expect((await pages().find(pageId))?.watermark).toEqual(expected);
        }
      });

      test.each([
        ['that reached back further than requested ends the request', at(-90), null],
        ['that reached back exactly as far as requested ends the request', at(-50), null],
        ['that did not reach back as far as requested keeps the request', at(-49), at(-50)],
        ['that was not complete keeps the request', null, at(-50)],
      ] as const)('a pass %s', async (_, fulfilled, expected) => {
        const pageId = await connect();
        await pages().requestSync(pageId, at(-50), at(1));
        await claim(pageId, 'a', 10);
        await pages().finishPass(pageId, 'a', samplePass([pageId], { fulfilled }));
        expect((await pages().find(pageId))?.syncSince).toEqual(expected);
      });

      test('finishPass of a background sync deletes the checkpoint, and that of a sync by hand keeps it', async () => {
        const pageId = await connect();
        const finish = async (cause: 'sync' | 'catch-up') => {
          await claim(pageId, 'b', 12);
          await pages().finishPass(pageId, 'b', samplePass([pageId], { cause }));
          return pages().findCheckpoint(pageId);
        };
        await claim(pageId, 'a', 10);
        await pages().saveCheckpoint(pageId, 'a', sampleCheckpoint([pageId]));
        await pages().suspendPass(pageId, 'a', at(11));
        expect(await finish('sync')).toEqual(sampleCheckpoint([pageId]));
        expect(await finish('catch-up')).toBeUndefined();
      });

      test('a pass that lost the Page to another neither releases it nor records anything', async () => {
        const pageId = await connect();
        await claim(pageId, 'slow', 10);
        await claim(pageId, 'heir', 70);
        await pages().saveCheckpoint(pageId, 'heir', sampleCheckpoint([pageId]));
        const before = await pages().find(pageId);
        for (const cause of ['sync', 'catch-up'] as const)
          await pages().finishPass(pageId, 'slow', samplePass([pageId], { cause }));
        expect(await pages().find(pageId)).toEqual(before);
        expect(await pages().findCheckpoint(pageId)).toEqual(sampleCheckpoint([pageId]));
        expect(await claim(pageId, 'third', 90)).toBe(false);
      });

      test('a Page that was removed during a pass does not come back', async () => {
        const pageId = await connect();
        await claim(pageId, 'a', 10);
        await pages().remove(pageId);
        await pages().finishPass(pageId, 'a', samplePass([pageId]));
        await pages().suspendPass(pageId, 'a', at(99));
        expect(await pages().list()).toEqual([]);
      });
    });
  });
}
