import { textReason } from '../reasons.ts';
import { sayReason } from '../texts/english.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GraphError, type GraphAction } from '../meta-api/graph-error.ts';
import type { FailureKind } from './inbox-lead.ts';
import { planRetry } from './plan-retry.ts';
import { PoisonLead } from './poison-lead.ts';
import { META_RETENTION } from './watermark.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const refusal = (action: GraphAction, retryAfterMs?: number) =>
  new GraphError('Refused.', { action, retryAfterMs });

/** After so many failures of the same kind in a row before this one. */
const after = (failure: FailureKind | null, failures: number) => ({
  failure,
  failures,
  createdTime: NOW,
});

function pauseOf(
  error: unknown,
  lead: ReturnType<typeof after>,
  random: number,
): number | 'needs-attention' {
  const plan = planRetry(error, lead, NOW, random);
  return plan.state === 'needs-attention'
    ? 'needs-attention'
    : plan.nextAttemptAt.getTime() - NOW.getTime();
}

describe('retry plan', () => {
  test.each<[FailureKind, unknown, number, number, number]>([
    ['unreachable', refusal('retry'), 1, 0.8 * SECOND, 1.2 * SECOND],
    ['unreachable', refusal('retry'), 2, 1.6 * SECOND, 2.4 * SECOND],
    ['unreachable', refusal('retry'), 5, 12.8 * SECOND, 19.2 * SECOND],
    ['unreachable', refusal('retry'), 13, 48 * MINUTE, 72 * MINUTE],
    ['unreachable', refusal('retry'), 5_000, 48 * MINUTE, 72 * MINUTE],
    ['throttled', refusal('throttled'), 1, 5 * MINUTE, 6 * MINUTE],
    ['throttled', refusal('throttled', 17 * MINUTE), 900, 17 * MINUTE, 20.4 * MINUTE],
    ['reconnect', refusal('reconnect'), 1, 5 * MINUTE, 6 * MINUTE],
    ['reconnect', refusal('reconnect'), 900, HOUR, 1.2 * HOUR],
    ['permission', refusal('permission'), 900, 15 * MINUTE, 18 * MINUTE],
    ['permission', refusal('permission', MINUTE), 1, 15 * MINUTE, 18 * MINUTE],
    ['permission', refusal('permission', HOUR), 1, HOUR, 1.2 * HOUR],
    ['unreadable', refusal('unreadable'), 1, 1.6 * SECOND, 2.4 * SECOND],
    ['unreadable', refusal('unreadable'), 2, 12 * SECOND, 18 * SECOND],
    ['unreadable', refusal('unreadable'), 6, 4.8 * HOUR, 7.2 * HOUR],
    ['refused', refusal('fix'), 1, 4 * SECOND, 6 * SECOND],
    ['refused', refusal('fix'), 3, 8 * MINUTE, 12 * MINUTE],
    ['fault', new TypeError('odd'), 1, 4 * SECOND, 6 * SECOND],
    ['fault', 'not even an error', 3, 8 * MINUTE, 12 * MINUTE],
  ])(
    'a lead that is %s (%s) at failure %i in a row is tried again after %i to %i ms',
    (failure, error, failures, from, to) => {
      const lead = after(failure, failures - 1);
      expect(planRetry(error, lead, NOW, 0.5)).toMatchObject({
        state: 'pending',
        failure,
        failures,
      });
      expect(pauseOf(error, lead, 0)).toBeCloseTo(from, 3);
      expect(pauseOf(error, lead, 1)).toBeCloseTo(to, 3);
    },
  );

  test.each<[FailureKind, unknown, number, RegExp]>([
    ['unreadable', refusal('unreadable'), 7, /leads access/],
    ['refused', refusal('fix'), 4, /Refused\./],
    ['fault', new TypeError('odd'), 4, /operator/],
    ['poison', new PoisonLead(textReason('No values.')), 1, /^No values\.$/],
  ])(
    'a lead that is %s (%s) needs attention at failure %i in a row, with the reason',
    (failure, error, failures, reason) => {
      const plan = planRetry(error, after(failure, failures - 1), NOW, 0.5);
      expect(plan).toMatchObject({ state: 'needs-attention', failure, failures });
      expect(sayReason(plan.reason)).toMatch(reason);
    },
  );

  test.each(['retry', 'throttled', 'reconnect', 'permission'] as const)(
    'L16: a lead never needs attention because of a refusal of the kind "%s"',
    (action) => {
      const { failure } = planRetry(refusal(action), after(null, 0), NOW, 0);
      expect(pauseOf(refusal(action), after(failure, 100_000), 0.5)).not.toBe('needs-attention');
    },
  );

  test('failures of another kind do not count towards the limit of attempts', () => {
    const plan = planRetry(refusal('unreadable'), after('throttled', 50), NOW, 0.5);
    expect(plan).toMatchObject({ state: 'pending', failure: 'unreadable', failures: 1 });
  });

  test('a lead past Meta’s 90 days needs attention at once, because no attempt can read it', () => {
    const createdTime = new Date(NOW.getTime() - META_RETENTION);
    const lead = { ...after(null, 0), createdTime };
    expect(planRetry(refusal('unreadable'), lead, NOW, 0.5)).toMatchObject({
      state: 'needs-attention',
      reason: { code: 'too-old' },
    });
    expect(planRetry(refusal('reconnect'), lead, NOW, 0.5).state).toBe('pending');
  });

  test('L27: the next attempt is never earlier than Meta allows, and not much later', () => {
    const allowed = fc.integer({ min: 0, max: 24 * HOUR });
    const random = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(allowed, random, fc.nat(), (retryAfterMs, share, failures) => {
        const error = refusal('throttled', retryAfterMs);
        const pause = pauseOf(error, after('throttled', failures), share);
        expect(pause).toBeGreaterThanOrEqual(retryAfterMs);
        expect(pause).toBeLessThanOrEqual(1.2 * retryAfterMs + 1);
      }),
    );
  });

  test('each reason has a sentence for a person', () => {
    for (const action of [
      'retry',
      'throttled',
      'reconnect',
      'permission',
      'unreadable',
      'fix',
    ] as const)
      for (const failures of [0, 9]) {
        const { failure } = planRetry(refusal(action), after(null, 0), NOW, 0);
        const { reason } = planRetry(refusal(action), after(failure, failures), NOW, 0.5);
        expect(sayReason(reason)).toMatch(/^[A-Z].{20,}\.$/);
      }
  });
});
