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
      test('a claim and a catch-up that a clock that was ahead has put off end when they were meant to', async () => {
        const pageId = await connect();
        expect(await claim(pageId, 'a', 10_000)).toBe(true);
        await pages().hasten(9_000_000, at(1_000));
        expect(await claim(pageId, 'b', 1_059)).toBe(false);
        expect(await claim(pageId, 'b', 1_060)).toBe(true);
        const { catchUpDueAt } = (await pages().find(pageId))!;
        expect(catchUpDueAt!.getTime()).toBeLessThanOrEqual(at(1_120).getTime());
      });
    });

    describe('claimPass', () => {
      test('gives a Page to one of many at once', async () => {
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

      test('its holder may renew it, and a crashed holder’s claim ends', async () => {
        const pageId = await connect();
        expect(await claim(pageId, 'a', 10)).toBe(true);
        expect(await claim(pageId, 'b', 69)).toBe(false);
        expect(await claim(pageId, 'a', 69)).toBe(true);
        expect(await claim(pageId, 'b', 128)).toBe(false);
        expect(await claim(pageId, 'b', 129)).toBe(true);
        expect(await claim(pageId, 'a', 130)).toBe(false);
      });

      test('L18: a reconnect during a pass does not free the Page', async () => {
        const grant = sampleGrant();
        await pages().saveGrants([grant], at(0));
        await claim(grant.pageId, 'a', 10);
        await pages().saveGrants([grant], at(11));
        expect(await claim(grant.pageId, 'b', 12)).toBe(false);
      });

      test('of an unknown Page is refused', async () => {
        expect(await claim('404', 'a', 0)).toBe(false);
        expect(await pages().list()).toEqual([]);
      });
    });

    describe('requestCatchUp', () => {
      test('makes it due, and keeps the one that looks back further', async () => {
        const pageId = await connect();
        for (const [since, expected] of [
          [null, null],
          [at(-50), at(-50)],
          [null, at(-50)],
          [at(-20), at(-50)],
          [at(-90), at(-90)],
        ] as const) {
          await pages().requestCatchUp(pageId, since, at(7));
          expect((await pages().find(pageId))?.catchUpSince).toEqual(expected);
        }
        await pages().requestCatchUp(pageId, null, at(3));
        expect((await pages().find(pageId))?.catchUpDueAt).toEqual(at(3));
      });

      test('touches that Page alone, and none that is unknown', async () => {
        const [pageId, other] = [await connect(), await connect()];
        const before = await pages().find(other);
        await pages().requestCatchUp(pageId, at(-5), at(7));
        await pages().requestCatchUp('404', at(-5), at(7));
        expect(await pages().find(other)).toEqual(before);
        expect(await pages().list()).toHaveLength(2);
      });
    });

    describe('a catch-up that is asked for while a pass holds the Page', () => {
      const dueAt = async (pageId: string) => (await pages().find(pageId))?.catchUpDueAt;

      test.each(['sync', 'catch-up'] as const)('is due after that %s', async (cause) => {
        const pageId = await connect();
        await claim(pageId, 'a', 10);
        await pages().requestCatchUp(pageId, at(-90), at(20));
        // Renewing the claim must not forget it.
        await claim(pageId, 'a', 30);
        const record = samplePass([pageId], { cause, finishedAt: at(40) });
        await pages().finishPass(pageId, 'a', record);
        expect(await pages().find(pageId)).toMatchObject({
          catchUpDueAt: at(20),
          catchUpSince: at(-90),
        });
        await claim(pageId, 'b', 41);
        await pages().finishPass(pageId, 'b', samplePass([pageId], { fulfilled: at(-90) }));
        expect(await pages().find(pageId)).toMatchObject({
          catchUpDueAt: at(500),
          catchUpSince: null,
        });
      });

      test('asked for just before a pass that looks back less far, it is due right after', async () => {
        const pageId = await connect();
        await pages().requestCatchUp(pageId, at(-90), at(9));
        await claim(pageId, 'sync', 10);
        const record = samplePass([pageId], { fulfilled: at(-60), finishedAt: at(40) });
        await pages().finishPass(pageId, 'sync', record);
        expect(await pages().find(pageId)).toMatchObject({
          catchUpDueAt: at(40),
          catchUpSince: at(-90),
        });
      });

      test('is due after one that was broken off', async () => {
        const pageId = await connect();
        await claim(pageId, 'a', 10);
        await pages().requestCatchUp(pageId, null, at(20));
        await pages().suspendPass(pageId, 'a', at(99));
        expect(await dueAt(pageId)).toEqual(at(20));
      });

      test('what was due before the pass began is done with it', async () => {
        const pageId = await connect();
        await pages().requestCatchUp(pageId, null, at(5));
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
      test('is found again as it was, and after opening again', async () => {
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

      test('L29: outlives a killed process, and the next pass finds it', async () => {
        const pageId = await connect();
        const { storage: doomed, kill } = await opened().startProcess();
        await doomed.pages.claimPass(pageId, 'doomed', at(10), at(70));
        await doomed.pages.saveCheckpoint(pageId, 'doomed', sampleCheckpoint([pageId]));
        await kill();
        expect(await claim(pageId, 'heir', 70)).toBe(true);
        expect(await pages().findCheckpoint(pageId)).toEqual(sampleCheckpoint([pageId]));
      });

      test('of one that holds the Page no more is dropped', async () => {
        const pageId = await connect();
        await claim(pageId, 'slow', 10);
        await claim(pageId, 'heir', 70);
        await pages().saveCheckpoint(pageId, 'slow', sampleCheckpoint([pageId]));
        expect(await pages().findCheckpoint(pageId)).toBeUndefined();
      });
    });

    describe('suspendPass', () => {
      test('frees the Page, keeps the checkpoint and the wish, and says when to go on', async () => {
        const pageId = await connect();
        await pages().requestCatchUp(pageId, at(-90), at(1));
        await claim(pageId, 'a', 10);
        await pages().saveCheckpoint(pageId, 'a', sampleCheckpoint([pageId]));
        const before = await pages().find(pageId);
        await pages().suspendPass(pageId, 'a', at(99));
        expect(await pages().find(pageId)).toEqual({ ...before, catchUpDueAt: at(99) });
        expect(await pages().findCheckpoint(pageId)).toEqual(sampleCheckpoint([pageId]));
        expect(await claim(pageId, 'b', 11)).toBe(true);
      });

      test('of one that holds the Page no more does nothing', async () => {
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
        ['switched off', (pageId: string) => pages().setActive(pageId, false, at(950))],
        [
          'switched off and on again',
          async (pageId: string) => {
            await pages().setActive(pageId, false, at(950));
            await pages().setActive(pageId, true, at(951), at(-900));
          },
        ],
      ])('L7: settles nothing of a Page that was %s meanwhile', async (_what, change) => {
        const pageId = await connect();
        await pages().requestCatchUp(pageId, at(-900), at(1));
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
          catchUpSince: at(-900),
          catchUpDueAt: at(960),
        });
      });

      test('L8: takes back a watermark of a clock that was ahead', async () => {
        const pageId = await connect();
        await pages().setActive(pageId, true, at(0), at(99_999));
        await claim(pageId, 'a', 10);
        await pages().finishPass(pageId, 'a', samplePass([pageId], { watermark: at(-9) }));
        expect((await pages().find(pageId))?.watermark).toEqual(at(-9));
      });

      test('of a sync frees the Page and records it for every entry that it covered', async () => {
        const entries = await connectFamily();
        const [pageId, accountId] = entries;
        await claim(pageId, 'a', 10);
        const record = samplePass(entries, { finishedAt: at(20), watermark: at(-5) });
        await pages().finishPass(pageId, 'a', record);
        for (const entry of entries)
          expect(await pages().find(entry)).toMatchObject({
            lastSync: at(20),
            lastCatchUp: null,
            syncCount: 1,
            watermark: at(-5),
            updatedAt: at(20),
            lastUpdated: at(0),
          });
        expect((await pages().find(pageId))?.catchUpDueAt).toEqual(at(500));
        expect((await pages().find(accountId))?.catchUpDueAt).toBeNull();
        expect(await claim(pageId, 'b', 21)).toBe(true);
      });

      test('of a catch-up is no sync that somebody asked for', async () => {
        const [pageId, accountId] = await connectFamily();
        await claim(pageId, 'a', 10);
        const record = samplePass([accountId], { cause: 'catch-up', finishedAt: at(20) });
        await pages().finishPass(pageId, 'a', record);
        expect(await pages().find(accountId)).toMatchObject({
          lastSync: null,
          lastCatchUp: at(20),
          syncCount: 0,
          watermark: at(-9),
        });
        expect(await pages().find(pageId)).toMatchObject({ lastCatchUp: null, watermark: null });
      });

      test('L7: the watermark only moves forward, and not if it is unknown', async () => {
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
        ['that reached back further', at(-90), null],
        ['that reached back exactly as far', at(-50), null],
        ['that did not reach back so far', at(-49), at(-50)],
        ['that was not complete', null, at(-50)],
      ] as const)('a pass %s ends the wish, or not', async (_, fulfilled, expected) => {
        const pageId = await connect();
        await pages().requestCatchUp(pageId, at(-50), at(1));
        await claim(pageId, 'a', 10);
        await pages().finishPass(pageId, 'a', samplePass([pageId], { fulfilled }));
        expect((await pages().find(pageId))?.catchUpSince).toEqual(expected);
      });

      test('of a catch-up takes the checkpoint away; a sync leaves it for the catch-up', async () => {
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

      test('who lost the Page to another neither frees it nor records anything', async () => {
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

      test('a Page that was removed meanwhile does not come back', async () => {
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
