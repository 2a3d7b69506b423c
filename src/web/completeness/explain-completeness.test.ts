import { describe, expect, test } from 'vitest';
import { english } from '../../texts/english.ts';
import { explainDifference, isComplete } from './explain-completeness.ts';

const equal = {
  metaCount: 214,
  stored: 214,
  pending: 0,
  needsAttention: 0,
  skipped: 0,
  dismissed: 0,
  erased: 0,
  expired: 0,
  missing: 0,
  unlisted: 0,
};
const explain = (counts: Partial<typeof equal>) =>
  explainDifference({ ...equal, ...counts }).map(({ kind, count }) =>
    english.connectors.proof.differences[kind](count),
  );

describe('difference to the count of Meta', () => {
  test('no explanation is shown if there is no difference', () => {
    expect(explain({})).toEqual([]);
  });

  test('a difference is explained part by part, starting with what a person can act on', () => {
    expect(
      explain({
        stored: 193,
        pending: 2,
        needsAttention: 1,
        skipped: 3,
        dismissed: 2,
        expired: 4,
        missing: 4,
        unlisted: 5,
      }),
    ).toEqual([
      '4 at Meta and not here yet',
      '2 pending',
      '1 needs attention',
      '3 skipped, because the Page or account was disabled',
      '2 dismissed',
      '5 that Meta counts and does not list',
      '4 older than Meta’s 90 days',
    ]);
  });

  test('a difference of one lead is explained in the singular', () => {
    expect(explain({ stored: 213, pending: 1 })).toEqual(['1 pending']);
  });

  test('a difference is explained if more leads are here than Meta counts', () => {
    expect(explain({ metaCount: 212 })).toEqual([
      '2 that Meta no longer counts, such as deleted test leads',
    ]);
  });
});

test('a form is complete if its other leads are expired, skipped, dismissed or unlisted', () => {
  expect(
    isComplete({ ...equal, stored: 198, skipped: 4, dismissed: 1, unlisted: 1, expired: 10 }),
  ).toBe(true);
  expect(isComplete({ ...equal, stored: 213, missing: 1 })).toBe(false);
  expect(isComplete({ ...equal, stored: 213, pending: 1 })).toBe(false);
  expect(isComplete({ ...equal, stored: 213, needsAttention: 1 })).toBe(false);
});
