import { english } from '../../texts/english.ts';
import type { Reason } from '../../contract/reason.ts';
import { describe, expect, test } from 'vitest';
import type { HealthCheck } from '../../contract/health.ts';
import type { HealthState } from '../../contract/health-state.ts';
import { countTroubles, sortByUrgency, summarizeHealth } from './summarize-health.ts';

const check = (id: HealthCheck['id'], state: HealthState): HealthCheck => ({
  id,
  state,
  code: 'text',
  params: { text: `${id} is ${state}` },
});
const texts = english.connectors.health;
const say = ({ params }: Reason) => String(params['text']);
const report = (state: HealthState, ...checks: HealthCheck[]) => ({
  state,
  checkedAt: '2026-12-01T12:00:00Z',
  checks,
});

describe('summary of a report', () => {
  test('the summary says that all is well, even if some checks never have an answer', () => {
    const found = report('ok', check('token', 'ok'), check('app-mode', 'unknown'));
    expect(summarizeHealth(found, texts, say)).toBe(texts.allWell);
  });

  test('the summary is the first of the worst checks', () => {
    const checks = [
      check('token', 'ok'),
      check('permissions', 'warn'),
      check('reads', 'bad'),
      check('meta', 'bad'),
    ];
    expect(summarizeHealth(report('bad', ...checks), texts, say)).toBe('reads is bad');
  });

  test('the summary says what is unknown if the first check has no answer', () => {
    expect(summarizeHealth(report('unknown', check('token', 'unknown')), texts, say)).toBe(
      'token is unknown',
    );
  });
});

test('checks are listed by urgency', () => {
  const checks = [
    check('token', 'ok'),
    check('permissions', 'bad'),
    check('reads', 'unknown'),
    check('meta', 'warn'),
  ];
  expect(sortByUrgency(checks).map(({ id }) => id)).toEqual([
    'permissions',
    'meta',
    'token',
    'reads',
  ]);
});

test('problems are counted among all checks', () => {
  const checks = [check('token', 'ok'), check('permissions', 'bad'), check('reads', 'unknown')];
  expect(countTroubles(checks)).toBe(1);
  expect(countTroubles([...checks, check('meta', 'warn')])).toBe(2);
});
