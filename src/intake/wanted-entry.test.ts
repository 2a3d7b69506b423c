import { describe, expect, test } from 'vitest';
import { entriesFor, findFamily, checkPage, checkPlatform } from './wanted-entry.ts';
import { ACCOUNT, familyOf, PAGE } from './testing/pass-fixture.ts';

const off = { isActive: false };

describe('family of a Page', () => {
  const other = { ...PAGE, pageId: '201' };
  const entries = [PAGE, ACCOUNT, other];

  test('a family is the Page and the Instagram accounts that are linked to it', () => {
    expect(findFamily(entries, '101')).toEqual({ page: PAGE, accounts: [ACCOUNT] });
    expect(findFamily(entries, '201')).toEqual({ page: other, accounts: [] });
  });

  test.each(['102', '404', ''])(
    'the id %j has no family, because it belongs to no Page',
    (pageId) => {
      expect(findFamily(entries, pageId)).toBeUndefined();
    },
  );
});

test('a lead of Instagram belongs to the accounts, or to the Page if there are none', () => {
  expect(entriesFor(familyOf({}, {}), 'instagram')).toEqual([ACCOUNT]);
  expect(entriesFor({ page: PAGE, accounts: [] }, 'instagram')).toEqual([PAGE]);
  expect(entriesFor(familyOf({}, {}), 'facebook')).toEqual([PAGE]);
});

const disabled = (page: string) => ({ code: 'connection-disabled', params: { page } });

describe('verdict before the platform is known', () => {
  test.each([
    ['both', {}, {}, true],
    ['only the account', off, {}, true],
    ['only the Page', {}, off, true],
    ['neither of them', off, off, false],
  ])(
    'whether a lead is wanted before its platform is known is right with %s enabled',
    (_, page, account, wanted) => {
      expect(checkPage(familyOf(page, account)).wanted).toBe(wanted);
    },
  );

  test('the verdict on an unwanted lead has a reason', () => {
    expect(checkPage(undefined)).toMatchObject({ reason: { code: 'page-not-connected' } });
    expect(checkPage(familyOf(off, off))).toMatchObject({ reason: disabled('Bakery') });
  });
});

describe('verdict when the platform is known', () => {
  test.each([
    ['facebook', {}, off, true, ''],
    ['facebook', off, {}, false, 'Bakery'],
    ['instagram', off, {}, true, ''],
    ['instagram', {}, off, false, '@bakery'],
  ] as const)(
    'a lead of %s, with the Page %o and the account %o, is wanted as its own connection says',
    (platform, page, account, wanted, reason) => {
      const verdict = checkPlatform(familyOf(page, account), platform);
      expect(verdict.wanted).toBe(wanted);
      if (!verdict.wanted) expect(verdict.reason).toEqual(disabled(reason));
    },
  );

  test('a lead of Instagram is wanted if one of several accounts is enabled', () => {
    const family = { page: PAGE, accounts: [{ ...ACCOUNT, ...off }, ACCOUNT] };
    expect(checkPlatform(family, 'instagram').wanted).toBe(true);
  });
});
