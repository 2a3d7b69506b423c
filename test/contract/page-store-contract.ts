import { describe, expect, test } from 'vitest';
import type { PageStore } from '../../src/connections/page-store.ts';
import type { FormComparison, LeadForm, PageAttention } from '../../src/connections/page.ts';
import { INTAKE } from '../../src/users/actor.ts';
import { useStorage, type OpenStorage } from './harness.ts';
import { at, sampleForm, sampleGrant, sampleLead, samplePass } from './samples.ts';

const ATTENTION: PageAttention = {
  code: 'reconnect',
  reason: { code: 'reconnect', params: { page: 'Bakery', cause: '' } },
  since: at(5),
};

const COMPARISON: FormComparison = {
  metaCount: 214,
  expired: 3,
  missing: 1,
  stored: 200,
  pending: 4,
  needsAttention: 5,
  skipped: 1,
  dismissed: 2,
  erased: 1,
  unlisted: 6,
  comparedAt: at(2),
};

/** What every engine must do with Pages and forms. */
export function describePageStoreContract(openStorage: OpenStorage): void {
  describe('page store', () => {
    const opened = useStorage(openStorage);
    const pages = () => opened().storage.pages;

    /** A connected Page that has every setting that a reconnect must not change. */
    async function settledPage() {
      const grant = sampleGrant();
      await pages().saveGrants([grant], at(0));
      await pages().setActive(grant.pageId, true, at(1));
      await pages().saveForms([sampleForm({ pageId: grant.pageId })], at(2));
      await pages().claimPass(grant.pageId, 'sync', at(3), at(60));
      await pages().finishPass(grant.pageId, 'sync', samplePass([grant.pageId]));
      await pages().setAttention(grant.pageId, ATTENTION, at(5));
      return grant;
    }

    describe('saveGrants', () => {
      test('a token is revoked from the Pages of its person alone, with a mark, once', async () => {
        const [mine, other] = [sampleGrant(), sampleGrant({ pageId: '909' })];
        await pages().saveGrants([mine], at(0), 'person-1');
        await pages().saveGrants([other], at(0), 'person-2');
        const reason = { code: 'reconnect', params: { page: 'x', cause: 'app-removed' } } as const;
        const mark = { code: 'reconnect', reason, since: at(1) } as const;
        expect(await pages().find(mine.pageId)).toMatchObject({
          grantedBy: 'person-1',
          grantedAt: at(0),
        });
        expect(await pages().revokeGrant(other.pageId, 'person-1', mark, at(1))).toBe(false);
        expect(await pages().revokeGrant(mine.pageId, 'person-1', mark, at(1))).toBe(true);
        expect(await pages().revokeGrant(mine.pageId, 'person-1', mark, at(2))).toBe(false);
        expect(await pages().find(mine.pageId)).toMatchObject({
          sealedToken: '',
          grantedBy: null,
          grantedAt: null,
          attention: mark,
        });
        expect(await pages().find(other.pageId)).toMatchObject({ sealedToken: other.sealedToken });
        await pages().saveGrants([mine], at(3), 'person-2');
        expect(await pages().find(mine.pageId)).toMatchObject({
          sealedToken: mine.sealedToken,
          grantedBy: 'person-2',
          attention: null,
        });
      });

      test('saveGrants adds a Page and its Instagram account, disabled, in either order', async () => {
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
          grantedBy: null,
          grantedAt: at(7),
          isActive: false,
          enabledAt: null,
          attention: null,
          lastUpdated: at(7),
          lastSync: null,
          syncCount: 0,
          watermark: null,
          lastBackgroundSync: null,
          syncDueAt: null,
          syncSince: null,
          createdAt: at(7),
          updatedAt: at(7),
        });
        expect(await pages().find(account.pageId)).toMatchObject({ ...account, isActive: false });
      });

      test('L18: saving a Page again refreshes its token and name, clears attention and keeps all other settings', async () => {
        const grant = await settledPage();
        const before = await pages().find(grant.pageId);
        const forms = await listForms(pages());
        const again = { ...grant, name: 'New name', sealedToken: 'sealed-2' };
        await pages().saveGrants([again], at(9));
        expect(await pages().find(grant.pageId)).toEqual({
          ...before,
          name: 'New name',
          sealedToken: 'sealed-2',
          attention: null,
          grantedAt: at(9),
          lastUpdated: at(9),
          updatedAt: at(9),
        });
        expect(await pages().find(grant.pageId)).toMatchObject({
          isActive: true,
          watermark: at(-9),
          syncCount: 1,
        });
        expect(await listForms(pages())).toEqual(forms);
      });

      test('L18: a Page that this sign-in does not name stays as it is', async () => {
        const grant = await settledPage();
        const before = await pages().find(grant.pageId);
        await pages().saveGrants([sampleGrant()], at(9));
        expect(await pages().find(grant.pageId)).toEqual(before);
      });

      test('an account that moved to another Page belongs to that Page', async () => {
        const [old, next] = [sampleGrant(), sampleGrant()];
        const account = sampleGrant({ platform: 'instagram', parentPageId: old.pageId });
        await pages().saveGrants([old, next, account], at(0));
        await pages().saveGrants([{ ...account, parentPageId: next.pageId }], at(1));
        await pages().remove(old.pageId);
        expect(await pages().find(account.pageId)).toMatchObject({ parentPageId: next.pageId });
      });

      test('saveGrants stores all grants or none', async () => {
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

      test('two sign-ins at the same time leave one connection per Page', async () => {
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

    test('each Page is listed before its accounts, by name', async () => {
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

    describe('setActive', () => {
      test('setActive keeps the watermark, or sets an older one that an admin chose', async () => {
        const { pageId } = await settledPage();
        await pages().setActive(pageId, false, at(10));
        expect((await pages().find(pageId))?.watermark).toEqual(at(-9));
        await pages().setActive(pageId, true, at(11), at(-500));
        expect((await pages().find(pageId))?.watermark).toEqual(at(-500));
        await pages().setActive(pageId, true, at(12), at(3));
        expect(await pages().find(pageId)).toMatchObject({
          watermark: at(3),
          lastUpdated: at(12),
          syncCount: 1,
        });
      });
    });

    test('L18: an account that a reconnect names at an enabled Page goes on taking its leads', async () => {
      const page = sampleGrant();
      await pages().saveGrants([page], at(0));
      await pages().setActive(page.pageId, true, at(1), at(-5));
      const account = sampleGrant({ platform: 'instagram', parentPageId: page.pageId });
      await pages().saveGrants([page, account], at(2));
      expect(await pages().find(account.pageId)).toMatchObject({
        isActive: true,
        enabledAt: at(1),
        watermark: at(-5),
      });
      const second = sampleGrant({ platform: 'instagram', parentPageId: page.pageId });
      await pages().saveGrants([page, account, second], at(3));
      expect(await pages().find(second.pageId)).toMatchObject({ isActive: false });
    });

    test('saveToken replaces the token and nothing else', async () => {
      const grant = await settledPage();
      const before = await pages().find(grant.pageId);
      await pages().saveToken(grant.pageId, 'sealed-0', 'another');
      expect(await pages().find(grant.pageId)).toEqual(before);
      await pages().saveToken(grant.pageId, 'sealed-2', before?.sealedToken ?? '');
      expect(await pages().find(grant.pageId)).toEqual({ ...before, sealedToken: 'sealed-2' });
      await pages().saveToken('404', 'sealed-3', '');
      expect(await pages().find('404')).toBeUndefined();
    });

    test('setActive and setAttention change what they say, of that connection alone', async () => {
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

    test('setAttention returns whether the mark has changed, and keeps when it was first set', async () => {
      const { pageId } = sampleGrant();
      await pages().saveGrants([sampleGrant({ pageId })], at(0));
      const later = { ...ATTENTION, message: 'Again.', since: at(7) };
      const other = { ...ATTENTION, code: 'throttled' as const };
      expect(await pages().setAttention(pageId, null, at(1))).toBe(false);
      expect(await pages().setAttention(pageId, ATTENTION, at(2))).toBe(true);
      expect(await pages().setAttention(pageId, later, at(3))).toBe(false);
      expect(await pages().find(pageId)).toMatchObject({ attention: ATTENTION, updatedAt: at(2) });
      expect(await pages().setAttention(pageId, other, at(4))).toBe(true);
      expect(await pages().setAttention(pageId, null, at(5))).toBe(true);
      expect(await pages().setAttention(pageId, null, at(6))).toBe(false);
      expect(await pages().setAttention('404', ATTENTION, at(7))).toBe(false);
    });

    test('one of many callers that set the same mark at the same time, in several processes, learns that it changed', async () => {
      const { pageId } = sampleGrant();
      await pages().saveGrants([sampleGrant({ pageId })], at(0));
      const stores = [
        opened().storage,
        await opened().openAnother(),
        (await opened().startProcess()).storage,
      ];
      const answers = await Promise.all(
        stores.flatMap(({ pages: store }) =>
          Array.from({ length: 12 }, () => store.setAttention(pageId, ATTENTION, at(1))),
        ),
      );
      expect(answers.filter(Boolean)).toEqual([true]);
    });

    test('changes of an unknown connection change nothing and create nothing', async () => {
      await pages().setActive('404', true, at(0));
      await pages().setAttention('404', ATTENTION, at(0));
      await pages().remove('404');
      expect(await pages().list()).toEqual([]);
    });

    describe('remove', () => {
      test('removing a Page deletes its accounts and its forms, and no others', async () => {
        const [page, other] = [sampleGrant(), sampleGrant()];
        const account = sampleGrant({ platform: 'instagram', parentPageId: page.pageId });
        await pages().saveGrants([page, other, account], at(0));
        const kept = sampleForm({ pageId: other.pageId });
        await pages().saveForms([sampleForm({ pageId: page.pageId }), kept], at(0));
        await pages().remove(page.pageId);
        expect((await pages().list()).map(({ pageId }) => pageId)).toEqual([other.pageId]);
        expect(await listForms(pages())).toEqual([kept]);
      });

      test('removing an account keeps its Page and the forms', async () => {
        const page = sampleGrant();
        const account = sampleGrant({ platform: 'instagram', parentPageId: page.pageId });
        await pages().saveGrants([page, account], at(0));
        await pages().saveForms([sampleForm({ pageId: page.pageId })], at(0));
        await pages().remove(account.pageId);
        expect(await pages().list()).toHaveLength(1);
        expect(await listForms(pages())).toHaveLength(1);
      });

      test('removing a Page keeps the leads', async () => {
        const page = sampleGrant({ pageId: '100' });
        await pages().saveGrants([page], at(0));
        const { lead } = await opened().storage.leads.recordOnce(sampleLead(), INTAKE, at(1));
        await pages().remove('100');
        expect(await opened().storage.leads.find(lead.id)).toEqual(lead);
      });
    });

    describe('forms', () => {
      test('forms are kept with their questions, are refreshed, and stay if Meta no longer lists them', async () => {
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
        expect(await listForms(pages())).toHaveLength(2);
        expect(await pages().findForm('404')).toBeUndefined();
      });

      test('the names of known forms are found by their ids', async () => {
        const page = sampleGrant();
        await pages().saveGrants([page], at(0));
        const [cakes, bread] = [
          sampleForm({ pageId: page.pageId, name: 'Cakes' }),
          sampleForm({ pageId: page.pageId, name: 'Bread' }),
        ];
        await pages().saveForms([cakes, bread], at(1));
        const names = await pages().findFormNames([
          bread.formId,
          cakes.formId,
          '404',
          cakes.formId,
        ]);
        expect(Object.fromEntries(names)).toEqual({
          [cakes.formId]: 'Cakes',
          [bread.formId]: 'Bread',
        });
        expect((await pages().findFormNames([])).size).toBe(0);
      });

      test('a refreshed form keeps its comparison', async () => {
        const page = sampleGrant();
        await pages().saveGrants([page], at(0));
        const { comparison: _, ...form } = sampleForm({ pageId: page.pageId });
        await pages().saveForms([form], at(1));
        await pages().saveComparison(form.formId, COMPARISON);
        await pages().saveForms([{ ...form, leadsCount: 300 }], at(3));
        const expected = { ...form, leadsCount: 300, comparison: COMPARISON };
        expect(await pages().findForm(form.formId)).toEqual(expected);
        expect(await listForms(pages())).toEqual([expected]);
        await pages().saveComparison(form.formId, { ...COMPARISON, missing: 0 });
        expect((await pages().findForm(form.formId))?.comparison?.missing).toBe(0);
      });

      test('no comparison is stored for unknown forms', async () => {
        await pages().saveComparison('404', COMPARISON);
        expect(await pages().findForm('404')).toBeUndefined();
      });

      test('forms of a Page that was deleted are ignored, and the others are kept', async () => {
        const page = sampleGrant();
        await pages().saveGrants([page], at(0));
        const kept = sampleForm({ pageId: page.pageId });
        await pages().saveForms([sampleForm({ pageId: '404' }), kept], at(1));
        expect(await listForms(pages())).toEqual([kept]);
      });
    });

    test('findFamily gives a Page with its accounts, and nothing for the id of an account', async () => {
      const page = sampleGrant();
      const account = sampleGrant({ platform: 'instagram', parentPageId: page.pageId });
      const other = sampleGrant();
      await pages().saveGrants([account, other, page], at(0));
      const family = await pages().findFamily(page.pageId);
      expect(family?.page).toEqual(await pages().find(page.pageId));
      expect(family?.accounts).toEqual([await pages().find(account.pageId)]);
      expect(await pages().findFamily(other.pageId)).toMatchObject({ accounts: [] });
      expect(await pages().findFamily(account.pageId)).toBeUndefined();
      expect(await pages().findFamily('404')).toBeUndefined();
    });

    test('listFormsOf gives the forms of that Page alone, the newest first', async () => {
      const [page, other] = [sampleGrant(), sampleGrant()];
      await pages().saveGrants([page, other], at(0));
      const { pageId } = page;
      const old = sampleForm({ pageId, createdTime: at(1) });
      const recent = sampleForm({ pageId, createdTime: at(2) });
      await pages().saveForms([old, recent, sampleForm({ pageId: other.pageId })], at(3));
      const { questions: _, ...newest } = recent;
      const [first, second, third] = await pages().listFormsOf(pageId);
      expect([first, second?.formId, third]).toEqual([newest, old.formId, undefined]);
    });

    test('Pages, accounts and forms survive a killed process', async () => {
      const { storage: doomed, kill } = await opened().startProcess();
      const grant = sampleGrant();
      await doomed.pages.saveGrants([grant], at(0));
      await doomed.pages.setActive(grant.pageId, true, at(1));
      await doomed.pages.saveForms([sampleForm({ pageId: grant.pageId })], at(1));
      await kill();
      expect(await pages().find(grant.pageId)).toMatchObject({ ...grant, isActive: true });
      expect(await listForms(pages())).toHaveLength(1);
    });
  });
}

/** All forms of all Pages with their questions. A Page's own list has the forms without questions. */
async function listForms(pages: PageStore): Promise<readonly LeadForm[]> {
  const forms: LeadForm[] = [];
  for (const { pageId } of await pages.list())
    for (const summary of await pages.listFormsOf(pageId)) {
      const form = await pages.findForm(summary.formId);
      expect(form).toMatchObject(summary);
      if (form) forms.push(form);
    }
  return forms;
}
