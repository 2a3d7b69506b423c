import { describe, expect, test } from 'vitest';
import type { PageAttention } from '../../src/connections/page.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import { at, sampleForm, sampleGrant, sampleLead } from './samples.ts';

const ATTENTION: PageAttention = { code: 'reconnect', message: 'Press Connect.', since: at(5) };

/** What every engine's Pages and forms must do. */
export function describePageStoreContract(openStorage: OpenStorage): void {
  describe('page store', () => {
    const opened = useStorage(openStorage);
    const pages = () => opened().storage.pages;

    /** A connected Page with everything set that a reconnect must not change. */
    async function settledPage() {
      const grant = sampleGrant();
      await pages().saveGrants([grant], at(0));
      await pages().setActive(grant.pageId, true, at(1));
      await pages().saveForms([sampleForm({ pageId: grant.pageId })], at(2));
      await pages().claimSync(grant.pageId, 'sync', at(3), at(60));
      const entries = [grant.pageId];
      await pages().releaseSync(grant.pageId, 'sync', {
        entries,
        finishedAt: at(4),
        watermark: at(-9),
      });
      await pages().setAttention(grant.pageId, ATTENTION, at(5));
      return grant;
    }

    describe('saveGrants', () => {
      test('adds a Page and its Instagram account, disabled, in whatever order they come', async () => {
        const page = sampleGrant();
        const account = sampleGrant({
          name: '@bakery',
          platform: 'instagram',
          parentPageId: page.pageId,
          sealedToken: '',
        });
        await pages().saveGrants([account, page], at(7));
        expect(await pages().find(page.pageId)).toEqual({
          ...page,
          isActive: false,
          attention: null,
          lastUpdated: at(7),
          lastSync: null,
          syncCount: 0,
          watermark: null,
          createdAt: at(7),
          updatedAt: at(7),
        });
        expect(await pages().find(account.pageId)).toMatchObject({ ...account, isActive: false });
      });

      test('L18: again refreshes token and name, clears attention and keeps all else', async () => {
        const grant = await settledPage();
        const before = await pages().find(grant.pageId);
        const forms = await pages().listForms();
        const again = { ...grant, name: 'New name', sealedToken: 'sealed-2' };
        await pages().saveGrants([again], at(9));
        expect(await pages().find(grant.pageId)).toEqual({
          ...before,
          name: 'New name',
          sealedToken: 'sealed-2',
          attention: null,
          lastUpdated: at(9),
          updatedAt: at(9),
        });
        expect(await pages().find(grant.pageId)).toMatchObject({
          isActive: true,
          watermark: at(-9),
          syncCount: 1,
        });
        expect(await pages().listForms()).toEqual(forms);
      });

      test('L18: a Page that this sign-in does not name stays as it is', async () => {
        const grant = await settledPage();
        const before = await pages().find(grant.pageId);
        await pages().saveGrants([sampleGrant()], at(9));
        expect(await pages().find(grant.pageId)).toEqual(before);
      });

      test('an account that moved to another Page hangs on that one', async () => {
        const [old, next] = [sampleGrant(), sampleGrant()];
        const account = sampleGrant({ platform: 'instagram', parentPageId: old.pageId });
        await pages().saveGrants([old, next, account], at(0));
        await pages().saveGrants([{ ...account, parentPageId: next.pageId }], at(1));
        await pages().remove(old.pageId);
        expect(await pages().find(account.pageId)).toMatchObject({ parentPageId: next.pageId });
      });

      test('is all or nothing', async () => {
        const good = sampleGrant();
        const bad = {
          ...sampleGrant(),
          get name(): string {
            throw new Error('half-way');
          },
        };
        await expect((async () => pages().saveGrants([good, bad], at(0)))()).rejects.toThrow();
        expect(await pages().find(good.pageId)).toBeUndefined();
      });

      test('two sign-ins at once leave one entry per Page', async () => {
        const another = await opened().openAnother();
        const grants = Array.from({ length: 20 }, () => sampleGrant());
        await Promise.all([
          pages().saveGrants(grants, at(0)),
          another.pages.saveGrants(grants, at(0)),
          pages().saveGrants(grants.toReversed(), at(0)),
        ]);
        expect(await pages().list()).toHaveLength(20);
      });
    });

    test('lists each Page followed by its accounts, by name', async () => {
      const cinema = sampleGrant({ name: 'Cinema' });
      const bakery = sampleGrant({ name: 'bakery' });
      const account = (name: string, parentPageId: string) =>
        sampleGrant({ name, platform: 'instagram', parentPageId });
      await pages().saveGrants(
        [
          account('Z', bakery.pageId),
          cinema,
          account('A', cinema.pageId),
          bakery,
          account('Y', bakery.pageId),
          sampleGrant({ name: 'Dairy' }),
        ],
        at(0),
      );
      const names = (await pages().list()).map(({ name }) => name);
      expect(names).toEqual(['bakery', 'Y', 'Z', 'Cinema', 'A', 'Dairy']);
    });

    test('setActive and setAttention change what they say, of that entry alone', async () => {
      const [one, two] = [sampleGrant(), sampleGrant()];
      await pages().saveGrants([one, two], at(0));
      await pages().setActive(one.pageId, true, at(1));
      await pages().setAttention(one.pageId, ATTENTION, at(2));
      expect(await pages().find(one.pageId)).toMatchObject({
        isActive: true,
        attention: ATTENTION,
        lastUpdated: at(1),
        updatedAt: at(2),
      });
      expect(await pages().find(two.pageId)).toMatchObject({ isActive: false, attention: null });
      await pages().setAttention(one.pageId, null, at(3));
      expect((await pages().find(one.pageId))?.attention).toBeNull();
    });

    test('of an unknown entry nothing is changed and nothing is made', async () => {
      await pages().setActive('404', true, at(0));
      await pages().setAttention('404', ATTENTION, at(0));
      await pages().remove('404');
      expect(await pages().claimSync('404', 'sync', at(0), at(9))).toBe(false);
      expect(await pages().list()).toEqual([]);
    });

    describe('remove', () => {
      test('takes the Page, its accounts and its forms, and no others', async () => {
        const [page, other] = [sampleGrant(), sampleGrant()];
        const account = sampleGrant({ platform: 'instagram', parentPageId: page.pageId });
        await pages().saveGrants([page, other, account], at(0));
        const kept = sampleForm({ pageId: other.pageId });
        await pages().saveForms([sampleForm({ pageId: page.pageId }), kept], at(0));
        await pages().remove(page.pageId);
        expect((await pages().list()).map(({ pageId }) => pageId)).toEqual([other.pageId]);
        expect(await pages().listForms()).toEqual([kept]);
      });

      test('of an account leaves its Page and the forms', async () => {
        const page = sampleGrant();
        const account = sampleGrant({ platform: 'instagram', parentPageId: page.pageId });
        await pages().saveGrants([page, account], at(0));
        await pages().saveForms([sampleForm({ pageId: page.pageId })], at(0));
        await pages().remove(account.pageId);
        expect(await pages().list()).toHaveLength(1);
        expect(await pages().listForms()).toHaveLength(1);
      });

      test('keeps the leads', async () => {
        const page = sampleGrant({ pageId: '100' });
        await pages().saveGrants([page], at(0));
        const { lead } = await opened().storage.leads.recordOnce(sampleLead(), at(1));
        await pages().remove('100');
        expect(await opened().storage.leads.find(lead.id)).toEqual(lead);
      });
    });

    describe('forms', () => {
      test('are kept with their questions, refreshed, and stay where Meta lists them no more', async () => {
        const page = sampleGrant();
        await pages().saveGrants([page], at(0));
        const form = sampleForm({ pageId: page.pageId });
        const bare = sampleForm({
          pageId: page.pageId,
          name: '',
          createdTime: null,
          leadsCount: null,
          questions: [],
        });
        await pages().saveForms([form, bare], at(1));
        expect(await pages().findForm(form.formId)).toEqual(form);
        expect(await pages().findForm(bare.formId)).toEqual(bare);
        const renamed = { ...form, name: 'Cakes', status: 'ARCHIVED', leadsCount: 9 };
        await pages().saveForms([renamed], at(2));
        expect(await pages().findForm(form.formId)).toEqual(renamed);
        expect(await pages().listForms()).toHaveLength(2);
        expect(await pages().findForm('404')).toBeUndefined();
      });

      test('of a Page that was deleted meanwhile are dropped, the others are kept', async () => {
        const page = sampleGrant();
        await pages().saveGrants([page], at(0));
        const kept = sampleForm({ pageId: page.pageId });
        await pages().saveForms([sampleForm({ pageId: '404' }), kept], at(1));
        expect(await pages().listForms()).toEqual([kept]);
      });
    });

    describe('claimSync', () => {
      test('gives a Page to one of many at once', async () => {
        const { pageId } = await settledPage();
        const another = await opened().openAnother();
        const { storage: far } = await opened().startProcess();
        const claims = await Promise.all(
          [opened().storage, another, far].flatMap((storage, index) =>
            [1, 2, 3].map((n) => storage.pages.claimSync(pageId, `${index}-${n}`, at(10), at(70))),
          ),
        );
        expect(claims.filter(Boolean)).toHaveLength(1);
      });

      test('its holder may renew it, and a crashed holder’s claim ends', async () => {
        const { pageId } = await settledPage();
        expect(await pages().claimSync(pageId, 'a', at(10), at(70))).toBe(true);
        expect(await pages().claimSync(pageId, 'b', at(69), at(99))).toBe(false);
        expect(await pages().claimSync(pageId, 'a', at(69), at(130))).toBe(true);
        expect(await pages().claimSync(pageId, 'b', at(129), at(200))).toBe(false);
        expect(await pages().claimSync(pageId, 'b', at(130), at(200))).toBe(true);
      });

      test('releaseSync frees the Page and records the sync for every entry it covered', async () => {
        const page = sampleGrant();
        const account = sampleGrant({ platform: 'instagram', parentPageId: page.pageId });
        await pages().saveGrants([page, account], at(0));
        await pages().claimSync(page.pageId, 'a', at(10), at(70));
        const entries = [page.pageId, account.pageId];
        const result = { entries, finishedAt: at(20), watermark: at(-5) };
        await pages().releaseSync(page.pageId, 'a', result);
        for (const entry of entries)
          expect(await pages().find(entry)).toMatchObject({
            lastSync: at(20),
            syncCount: 1,
            watermark: at(-5),
          });
        expect(await pages().claimSync(page.pageId, 'b', at(21), at(70))).toBe(true);
      });

      test('without a result nothing is recorded', async () => {
        const { pageId } = await settledPage();
        const before = await pages().find(pageId);
        await pages().claimSync(pageId, 'a', at(10), at(70));
        await pages().releaseSync(pageId, 'a');
        expect(await pages().find(pageId)).toEqual(before);
        expect(await pages().claimSync(pageId, 'b', at(11), at(70))).toBe(true);
      });

      test('L7: the watermark only moves forward, and not where it is unknown', async () => {
        const { pageId } = await settledPage();
        for (const [watermark, expected] of [
          [at(-20), at(-9)],
          [null, at(-9)],
          [at(3), at(3)],
        ] as const) {
          await pages().claimSync(pageId, 'a', at(10), at(70));
          const result = { entries: [pageId], finishedAt: at(20), watermark };
          await pages().releaseSync(pageId, 'a', result);
          expect((await pages().find(pageId))?.watermark).toEqual(expected);
        }
      });

      test('who lost the Page to another neither frees it nor records anything', async () => {
        const { pageId } = await settledPage();
        const before = await pages().find(pageId);
        await pages().claimSync(pageId, 'slow', at(10), at(70));
        await pages().claimSync(pageId, 'heir', at(70), at(130));
        const result = { entries: [pageId], finishedAt: at(80), watermark: at(70) };
        await pages().releaseSync(pageId, 'slow', result);
        expect(await pages().find(pageId)).toEqual(before);
        expect(await pages().claimSync(pageId, 'third', at(90), at(200))).toBe(false);
      });

      test('L18: a reconnect during a sync does not free the Page', async () => {
        const grant = await settledPage();
        await pages().claimSync(grant.pageId, 'a', at(10), at(70));
        await pages().saveGrants([grant], at(11));
        expect(await pages().claimSync(grant.pageId, 'b', at(12), at(70))).toBe(false);
      });
    });

    test('everything survives a killed process', async () => {
      const { storage: doomed, kill } = await opened().startProcess();
      const grant = sampleGrant();
      await doomed.pages.saveGrants([grant], at(0));
      await doomed.pages.setActive(grant.pageId, true, at(1));
      await doomed.pages.saveForms([sampleForm({ pageId: grant.pageId })], at(1));
      await kill();
      expect(await pages().find(grant.pageId)).toMatchObject({ ...grant, isActive: true });
      expect(await pages().listForms()).toHaveLength(1);
    });
  });
}
