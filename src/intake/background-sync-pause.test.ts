import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FormStore } from '../connections/form-store.ts';
import { backgroundSyncPause, createPauseAfterPass } from './background-sync-pause.ts';
import type { InboxCounts } from './inbox-counts.ts';
import { formOf, NOW, PAGE } from './testing/pass-fixture.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const pause = (recentLeads: number, forms: number, shortestMs = 5 * MINUTE) =>
  backgroundSyncPause({ recentLeads, forms, shortestMs });

describe('pause between two syncs', () => {
  test.each([
    ['no lead, and so no quota', 0, 3, 6 * HOUR],
    ['one lead in 90 days and one form', 1, 1, 6 * MINUTE],
    ['one lead in 90 days and nine forms', 1, 9, 30 * MINUTE],
    ['one lead in 90 days and many forms', 1, 999, 6 * HOUR],
    ['a thousand leads in 90 days', 1_000, 20, 5 * MINUTE],
    ['no form', 100, 0, 5 * MINUTE],
  ])('the pause between two syncs is right when there is %s', (_, recentLeads, forms, expected) => {
    expect(pause(recentLeads, forms)).toBeCloseTo(expected, 0);
  });

  test('the pause keeps the calls within a tenth of Meta’s quota, unless that allows fewer than four syncs a day', () => {
    fc.assert(
      fc.property(fc.nat({ max: 100_000 }), fc.nat({ max: 2_000 }), (recentLeads, forms) => {
        const ms = pause(recentLeads, forms);
        const calls = (DAY / ms) * (forms + 1);
        if (ms < 6 * HOUR) expect(calls).toBeLessThanOrEqual(recentLeads * 480 + 1e-6);
        expect(ms).toBeGreaterThanOrEqual(5 * MINUTE);
        expect(ms).toBeLessThanOrEqual(6 * HOUR);
      }),
    );
  });

  test('the pause is never shorter than the operator wants, even if that is more than six hours', () => {
    expect(pause(0, 1, DAY)).toBe(DAY);
  });
});

test('the pause depends on the leads of 90 days and the forms of that Page alone', async () => {
  const asked: [string, Date][] = [];
  const pages: Pick<FormStore, 'listFormsOf'> = {
    listFormsOf: async (pageId) =>
      [formOf('1'), formOf('2'), { ...formOf('3'), pageId: 'other' }]
        .filter((form) => form.pageId === pageId)
        .map((form) => ({ ...form, comparison: null })),
  };
  const inbox: Pick<InboxCounts, 'countSince'> = {
    countSince: async (formId, since) => {
      asked.push([formId, since]);
      return 1;
    },
  };
  const pauseAfterPass = createPauseAfterPass({
    inbox,
    pages,
    shortestMs: MINUTE,
    now: () => NOW,
  });
  expect(await pauseAfterPass(PAGE.pageId)).toBeCloseTo(pause(2, 2, MINUTE), 6);
  const since = new Date(NOW.getTime() - 90 * DAY);
  expect(asked).toEqual([
    ['1', since],
    ['2', since],
  ]);
});
