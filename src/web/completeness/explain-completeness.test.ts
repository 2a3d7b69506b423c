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
  expired: 0,
  missing: 0,
  unlisted: 0,
};
const explain = (counts: Partial<typeof equal>) =>
  explainDifference({ ...equal, ...counts }).map(({ kind, count }) =>
    english.connectors.proof.differences[kind](count),
  );

describe('a difference', () => {
  test('is not explained where there is none', () => {
    expect(explain({})).toEqual([]);
  });

  test('is explained part by part, what can be done about first', () => {
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

  test('of one lead is told of one lead', () => {
    expect(explain({ stored: 213, pending: 1 })).toEqual(['1 pending']);
  });

  test('is explained where more is here than Meta counts', () => {
    expect(explain({ metaCount: 212 })).toEqual([
      '2 that Meta no longer counts, such as deleted test leads',
    ]);
  });
});

test('what is out of reach, not wanted or dismissed needs nothing more', () => {
  expect(
    isComplete({ ...equal, stored: 198, skipped: 4, dismissed: 1, unlisted: 1, expired: 10 }),
  ).toBe(true);
  expect(isComplete({ ...equal, stored: 213, missing: 1 })).toBe(false);
  expect(isComplete({ ...equal, stored: 213, pending: 1 })).toBe(false);
  expect(isComplete({ ...equal, stored: 213, needsAttention: 1 })).toBe(false);
});
