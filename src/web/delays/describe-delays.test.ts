import { describe, expect, test } from 'vitest';
import type { DelaysAnswer } from '../../contract/delays.ts';
import { english } from '../../texts/english.ts';
import { describeOrigin, describePercentiles, within, writeBound } from './describe-delays.ts';

const texts = english.connectors.delays;
const answer = (given: Partial<DelaysAnswer>): DelaysAnswer => ({
  span: 'day',
  total: 0,
  byWebhook: 0,
  byCatchUp: 0,
  medianMs: null,
  p95Ms: null,
  buckets: [],
  ...given,
});

test.each([
  [0, '1 s'],
  [640, '1 s'],
  [1000, '1 s'],
  [1001, '2 s'],
  [60_000, '60 s'],
  [61_000, '2 min'],
  [3 * 3_600_000, '3 h'],
  [26 * 3_600_000, '2 days'],
])('a delay of %i ms is shown as %s', (ms, words) => expect(within(ms, texts)).toBe(words));

test.each([
  [1000, '1 s'],
  [15_000, '15 s'],
  [60_000, '1 min'],
  [3_600_000, '1 h'],
  [86_400_000, '24 h'],
  [null, 'longer'],
])('the column up to %s is labelled %s', (ms, words) => expect(writeBound(ms, texts)).toBe(words));

describe('percentiles', () => {
  test('the delays are described by what half of the leads and 95% of the leads need', () => {
    expect(describePercentiles(answer({ medianMs: 700, p95Ms: 2300 }), texts)).toBe(
      'Half of the leads are here within 1 s, 95% within 3 s.',
    );
  });

  test('the delays are described by one number if both percentiles are shown alike', () => {
    expect(describePercentiles(answer({ medianMs: 300, p95Ms: 900 }), texts)).toBe(
      '95% of the leads are here within 1 s.',
    );
  });

  test('the delays are not described if there are no leads', () => {
    expect(describePercentiles(answer({}), texts)).toBeUndefined();
  });
});

test.each([
  [{ total: 1, byWebhook: 1 }, '1 lead in the last day, by webhook'],
  [{ total: 1204, byWebhook: 1204 }, '1,204 leads in the last day, all by webhook'],
  [{ total: 3, byCatchUp: 3 }, '3 leads in the last day, all by sync'],
  [{ total: 5, byWebhook: 3, byCatchUp: 2 }, '5 leads in the last day: 3 by webhook, 2 by sync'],
])('the leads %o are described as %s', (given, words) =>
  expect(describeOrigin(answer(given), texts)).toBe(words),
);
