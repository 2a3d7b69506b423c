import { describe, expect, test } from 'vitest';
import { entriesFor, findFamily, judgePage, judgePlatform } from './wanted-entry.ts';
import { ACCOUNT, familyOf, PAGE } from './testing/pass-fixture.ts';

const off = { isActive: false };

describe('findFamily', () => {
  const other = { ...PAGE, pageId: '201' };
  const entries = [PAGE, ACCOUNT, other];

  test('is the Page with the accounts that hang on it', () => {
    expect(findFamily(entries, '101')).toEqual({ page: PAGE, accounts: [ACCOUNT] });
    expect(findFamily(entries, '201')).toEqual({ page: other, accounts: [] });
  });

  test.each(['102', '404', ''])('%j is no Page', (pageId) => {
    expect(findFamily(entries, pageId)).toBeUndefined();
  });
});

test('a lead of Instagram belongs to the accounts, or to the Page where there is none', () => {
  expect(entriesFor(familyOf({}, {}), 'instagram')).toEqual([ACCOUNT]);
  expect(entriesFor({ page: PAGE, accounts: [] }, 'instagram')).toEqual([PAGE]);
  expect(entriesFor(familyOf({}, {}), 'facebook')).toEqual([PAGE]);
});

const disabled = (page: string) => ({ code: 'connection-disabled', params: { page } });

describe('judgePage: before the platform is known', () => {
  test.each([
    ['both', {}, {}, true],
    ['only the account', off, {}, true],
    ['only the Page', {}, off, true],
    ['nothing', off, off, false],
  ])('with %s enabled', (_, page, account, wanted) => {
    expect(judgePage(familyOf(page, account)).wanted).toBe(wanted);
  });

  test('says why not', () => {
    expect(judgePage(undefined)).toMatchObject({ reason: { code: 'page-not-connected' } });
    expect(judgePage(familyOf(off, off))).toMatchObject({ reason: disabled('Bakery') });
  });
});

describe('judgePlatform: each entry has its own switch', () => {
  test.each([
    ['facebook', {}, off, true, ''],
    ['facebook', off, {}, false, 'Bakery'],
    ['instagram', off, {}, true, ''],
    ['instagram', {}, off, false, '@bakery'],
  ] as const)('%s with %o and %o', (platform, page, account, wanted, reason) => {
    const verdict = judgePlatform(familyOf(page, account), platform);
    expect(verdict.wanted).toBe(wanted);
    if (!verdict.wanted) expect(verdict.reason).toEqual(disabled(reason));
  });

  test('one of several accounts is enough', () => {
    const family = { page: PAGE, accounts: [{ ...ACCOUNT, ...off }, ACCOUNT] };
    expect(judgePlatform(family, 'instagram').wanted).toBe(true);
  });
});
