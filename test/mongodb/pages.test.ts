import { describe, expect, test } from 'vitest';
import type { Closure } from '../../src/connections/closure-store.ts';
import { at, sampleForm, sampleGrant, samplePass } from '../contract/samples.ts';
import { eventually } from '../support/eventually.ts';
import { hasServer, useDatabase } from './open-database.ts';

const PAGE = '1234567890';

const CLOSURE: Closure = {
  scope: 'all',
  since: at(0),
  until: at(300),
  action: 'reconnect',
  code: 190,
  subcode: 460,
  message: '',
};

describe.skipIf(!hasServer())('Pages in MongoDB', () => {
  const opened = useDatabase();

  const documents = () => opened().database.db.collection('meta_pages');

  test('other tools find the fields of the first LeadRabbit in meta_pages', async () => {
    const { pages } = opened().storage;
    await pages.saveGrants([sampleGrant({ pageId: PAGE, name: 'My Business Page' })], at(0));
    await pages.setActive(PAGE, true, at(1));
    const form = sampleForm({ pageId: PAGE, name: 'Contact Us Form' });
    await pages.saveForms([form], at(2));
    await pages.claimPass(PAGE, 'sync', at(3), at(60));
    await pages.finishPass(PAGE, 'sync', samplePass([PAGE], { finishedAt: at(9) }));
    expect(await documents().findOne({})).toMatchObject({
      pageId: PAGE,
      name: 'My Business Page',
      accessToken: 'sealed-1',
      isActive: true,
      lastUpdated: at(1),
      leadForms: [{ formId: form.formId, name: 'Contact Us Form', status: 'ACTIVE' }],
      lastSync: at(9),
      syncCount: 1,
      createdAt: at(0),
      updatedAt: at(9),
    });
  });

  test('leadForms holds the newest thousand forms of a Page, and LeadRabbit knows all', async () => {
    const { pages } = opened().storage;
    await pages.saveGrants([sampleGrant({ pageId: PAGE })], at(0));
    const forms = Array.from({ length: 1_200 }, (_, index) => ({
      ...sampleForm({ pageId: PAGE, createdTime: at(index) }),
      updatedAt: at(1),
    }));
    await opened().database.db.collection('meta_forms').insertMany(forms);
    const newest = sampleForm({ pageId: PAGE, createdTime: at(9_999) });
    await pages.saveForms([newest], at(2));
    const copies = (await documents().findOne({}))?.['leadForms'] as { formId: string }[];
    expect(copies).toHaveLength(1_000);
    expect(copies.slice(0, 2)).toMatchObject([
      { formId: newest.formId },
      { formId: forms.at(-1)?.formId },
    ]);
    expect(await pages.listFormsOf(PAGE)).toHaveLength(1_201);
  });

  test('a Page with less than LeadRabbit stores, and with times as text, is listed', async () => {
    await documents().insertOne({
      pageId: PAGE,
      name: 'My Business Page',
      accessToken: 'sealed',
      lastUpdated: at(1).toISOString(),
      attention: null,
    });
    expect(await opened().storage.pages.list()).toMatchObject([
      {
        pageId: PAGE,
        platform: 'facebook',
        parentPageId: null,
        isActive: false,
        lastUpdated: at(1),
        syncCount: 0,
        watermark: null,
        attention: null,
      },
    ]);
  });

  test('nothing stays of a Page that is removed while its parts are stored', async () => {
    const another = await opened().database.open();
    for (let round = 0; round < 10; round += 1) {
      const page = sampleGrant();
      const { pageId } = page;
      const account = sampleGrant({ platform: 'instagram', parentPageId: pageId });
      await opened().storage.pages.saveGrants([page], at(0));
      await Promise.all([
        another.pages.saveForms([sampleForm({ pageId })], at(1)),
        another.closures.close(pageId, CLOSURE),
        another.pages.saveGrants([account], at(1)),
        opened().storage.pages.remove(pageId),
      ]);
      expect(await opened().storage.pages.list()).toEqual([]);
      expect(await opened().storage.pages.listFormsOf(pageId)).toEqual([]);
      expect(await opened().storage.closures.list(pageId)).toEqual([]);
    }
  });

  test('no form stays of a Page that is removed while many forms are stored', async () => {
    const another = await opened().database.open();
    await opened().storage.pages.saveGrants([sampleGrant({ pageId: PAGE })], at(0));
    const forms = Array.from({ length: 800 }, () => sampleForm({ pageId: PAGE }));
    const saving = another.pages.saveForms(forms, at(1));
    await eventually('the first form', async () => {
      return (await opened().storage.pages.listFormsOf(PAGE)).length > 0;
    });
    await opened().storage.pages.remove(PAGE);
    await saving;
    expect(await opened().storage.pages.listFormsOf(PAGE)).toEqual([]);
  });

  test('a hundred requests and claims in two processes end in a state that one order of them gives', async () => {
    const another = await opened().database.open();
    await opened().storage.pages.saveGrants([sampleGrant({ pageId: PAGE })], at(0));
    await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        await opened().storage.pages.requestSync(PAGE, at(-index), at(index + 1));
        await another.pages.claimPass(PAGE, `holder-${index}`, at(10), at(70));
      }),
    );
    expect((await opened().storage.pages.find(PAGE))?.syncSince).toEqual(at(-49));
    expect(await opened().storage.pages.claimPass(PAGE, 'late', at(69), at(99))).toBe(false);
    expect(await opened().storage.pages.claimPass(PAGE, 'heir', at(70), at(99))).toBe(true);
  });
});
