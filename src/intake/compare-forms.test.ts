import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FormComparison } from '../connections/page.ts';
import type { FormStore } from '../connections/form-store.ts';
import { compare, countStates, createCompareForms, updateComparison } from './compare-forms.ts';
import type { InboxCounts } from './inbox-counts.ts';
import { formOf, NOW, PAGE } from './testing/pass-fixture.ts';

const NOBODY = {
  received: 0,
  pending: 0,
  stored: 0,
  skipped: 0,
  'needs-attention': 0,
  dismissed: 0,
  erased: 0,
};
const compared = (
  metaCount: number,
  metaExpired: number,
  stored: number,
  hereRecent: number,
): Pick<FormComparison, 'expired' | 'missing'> => {
  const here = { ...NOBODY, stored };
  const { expired, missing } = compare({
    metaCount,
    metaExpired,
    here,
    hereRecent,
    unlistedBefore: 0,
    comparedAt: NOW,
  });
  return { expired, missing };
};

describe('updated comparison', () => {
  const then = compare({
    metaCount: 10,
    metaExpired: 0,
    here: { ...NOBODY, stored: 7, 'needs-attention': 2 },
    hereRecent: 9,
    unlistedBefore: 0,
    comparedAt: NOW,
  });

  test('a lead that needed attention counts as stored once it is in the CRM', () => {
    const now = updateComparison(then, { ...NOBODY, stored: 8, 'needs-attention': 1 });
    expect(now).toEqual({ ...then, stored: 8, needsAttention: 1 });
  });

  test('a lead that came in after the comparison counts on both sides', () => {
    const now = updateComparison(then, { ...NOBODY, stored: 9, 'needs-attention': 2, received: 1 });
    expect(now).toMatchObject({ metaCount: 13, stored: 9, pending: 1, missing: then.missing });
  });
});

describe('comparison of counts', () => {
  test.each([
    ['every lead is here', [10, 0, 10, 10], { expired: 0, missing: 0 }],
    ['every lead is here and Meta has deleted some', [10, 4, 10, 6], { expired: 0, missing: 0 }],
    [
      'Meta deleted leads before LeadRabbit was connected',
      [10, 4, 6, 6],
      { expired: 4, missing: 0 },
    ],
    ['Meta still shows leads that are not here', [10, 4, 3, 3], { expired: 4, missing: 3 }],
    ['some deleted leads are here', [10, 4, 5, 3], { expired: 2, missing: 3 }],
    ['more leads are here than Meta counts', [10, 0, 12, 12], { expired: 0, missing: 0 }],
    ['a lead is on the last day on which Meta shows it', [10, 5, 8, 2], { expired: 0, missing: 2 }],
    ['no lead was ever sent', [0, 0, 0, 0], { expired: 0, missing: 0 }],
  ] as const)(
    'the numbers of expired and missing leads are right when %s',
    (_, [metaCount, metaExpired, stored, recent], expected) => {
      expect(compared(metaCount, metaExpired, stored, recent)).toEqual(expected);
    },
  );

  test('Meta’s count is the sum of the known, the expired and the missing leads', () => {
    const count = fc.nat({ max: 50 });
    const here = fc.record({
      received: count,
      pending: count,
      stored: count,
      skipped: count,
      'needs-attention': count,
      dismissed: count,
      erased: count,
    });
    fc.assert(
      fc.property(
        here,
        count,
        count,
        fc.double({ min: 0, max: 1, noNaN: true }),
        count,
        (states, more, metaExpired, share, unlistedBefore) => {
          const known = Object.values(states).reduce((sum, each) => sum + each, 0);
          const metaCount = known + more;
          const comparison = compare({
            metaCount,
            metaExpired: Math.min(metaExpired, metaCount),
            here: states,
            hereRecent: Math.floor(known * share),
            unlistedBefore,
            comparedAt: NOW,
          });
          const { stored, pending, needsAttention, skipped, dismissed, erased } = comparison;
          const { expired, missing, unlisted } = comparison;
          expect(stored + pending + needsAttention + skipped + dismissed + erased).toBe(known);
          expect(known + expired + missing + unlisted).toBe(metaCount);
          expect(Math.min(expired, missing, unlisted)).toBeGreaterThanOrEqual(0);
          expect(unlisted).toBeLessThanOrEqual(unlistedBefore);
        },
      ),
    );
  });
});

test('countStates adds up the leads of each state', () => {
  const counts = [
    { state: 'stored', count: 2 },
    { state: 'needs-attention', count: 1 },
    { state: 'stored', count: 3 },
  ] as const;
  expect(countStates(counts)).toEqual({ ...NOBODY, stored: 5, 'needs-attention': 1 });
});

test('only forms of that Page whose count Meta shows are compared', async () => {
  const saved = new Map<string, FormComparison>();
  const known = (formId: string, leadsCount: number | null, pageId = PAGE.pageId) => ({
    ...formOf(formId),
    pageId,
    leadsCount,
    expiredCount: null,
    comparison: null,
  });
  const pages: Pick<FormStore, 'listFormsOf' | 'saveComparison'> = {
    listFormsOf: async (pageId) =>
      [known('1', 7), known('2', null), known('3', 9, 'other')].filter(
        (form) => form.pageId === pageId,
      ),
    saveComparison: async (formId, comparison) => void saved.set(formId, comparison),
  };
  const row = { pageId: PAGE.pageId, platform: null, newest: null };
  const inbox: Pick<InboxCounts, 'countByForm' | 'countSince'> = {
    countByForm: async () => [
      { ...row, formId: '1', state: 'stored', count: 3 },
      { ...row, formId: '1', platform: 'instagram', state: 'stored', count: 1 },
      { ...row, formId: '1', state: 'received', count: 1 },
      { ...row, formId: '3', state: 'stored', count: 9 },
    ],
    countSince: async () => 5,
  };
  const compareForms = createCompareForms({
    pages,
    inbox,
    now: () => NOW,
  });
  await compareForms(PAGE.pageId);
  expect([...saved]).toEqual([
    [
      '1',
      {
        metaCount: 7,
        missing: 2,
        expired: 0,
        stored: 4,
        pending: 1,
        needsAttention: 0,
        skipped: 0,
        dismissed: 0,
        erased: 0,
        unlisted: 0,
        comparedAt: NOW,
      },
    ],
  ]);
});

describe('leads that Meta counts and does not list', () => {
  const DAY = 24 * 60 * 60_000;
  const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY);
  const state = { metaCount: 5, stored: 3, comparison: null as FormComparison | null };
  const pages: Pick<FormStore, 'listFormsOf' | 'saveComparison'> = {
    listFormsOf: async () => [
      { ...formOf('1'), leadsCount: state.metaCount, comparison: state.comparison },
    ],
    saveComparison: async (_, comparison) => {
      state.comparison = comparison;
    },
  };
  const row = { pageId: PAGE.pageId, platform: null, newest: null } as const;
  const inbox: Pick<InboxCounts, 'countByForm' | 'countSince'> = {
    countByForm: async () => [{ ...row, formId: '1', state: 'stored', count: state.stored }],
    countSince: async () => state.stored,
  };
  const compareForms = createCompareForms({
    pages,
    inbox,
    now: () => NOW,
  });

  test('leads that Meta counts and does not list are missing until a pass has read all that Meta keeps', async () => {
    await compareForms(PAGE.pageId, daysAgo(30));
    expect(state.comparison).toMatchObject({ missing: 2, unlisted: 0 });
    await compareForms(PAGE.pageId, daysAgo(90));
    expect(state.comparison).toMatchObject({ missing: 0, unlisted: 2 });
    await compareForms(PAGE.pageId, daysAgo(1));
    expect(state.comparison).toMatchObject({ missing: 0, unlisted: 2 });
  });

  test('leads that Meta does not list never hide a lead that goes missing later, and become fewer when Meta lists one', async () => {
    state.metaCount = 6;
    await compareForms(PAGE.pageId, undefined);
    expect(state.comparison).toMatchObject({ missing: 1, unlisted: 2 });
    state.stored = 5;
    await compareForms(PAGE.pageId, daysAgo(1));
    expect(state.comparison).toMatchObject({ missing: 0, unlisted: 1 });
  });
});
