import { describe, expect, test } from 'vitest';
import type { HealthCheck } from '../../contract/health.ts';
import type { HealthState } from '../../contract/health-state.ts';
import { countTroubles, sortByUrgency, summarizeHealth } from './summarize-health.ts';

const check = (id: string, state: HealthState): HealthCheck => ({
  id,
  title: id,
  state,
  code: `${id}-${state}`,
  params: {},
  message: `${id} is ${state}`,
});
const report = (state: HealthState, ...checks: HealthCheck[]) => ({
  state,
  checkedAt: '2026-12-01T12:00:00Z',
  checks,
});

describe('the summary of a report', () => {
  test('is that all is well, also where some things are never told', () => {
    const found = report('ok', check('token', 'ok'), check('app-mode', 'unknown'));
    expect(summarizeHealth(found, 'All is well.')).toBe('All is well.');
  });

  test('is the first of the worst checks', () => {
    const checks = [check('a', 'ok'), check('b', 'warn'), check('c', 'bad'), check('d', 'bad')];
    expect(summarizeHealth(report('bad', ...checks), '')).toBe('c is bad');
  });

  test('is the doubt where the first check could not be told', () => {
    expect(summarizeHealth(report('unknown', check('token', 'unknown')), '')).toBe(
      'token is unknown',
    );
  });
});

test('checks are listed by what has to be done first', () => {
  const checks = [check('a', 'ok'), check('b', 'bad'), check('c', 'unknown'), check('d', 'warn')];
  expect(sortByUrgency(checks).map(({ id }) => id)).toEqual(['b', 'd', 'a', 'c']);
});

test('troubles are counted among all checks', () => {
  const checks = [check('a', 'ok'), check('b', 'bad'), check('c', 'unknown')];
  expect(countTroubles(checks)).toBe('1 of 3 checks found a problem.');
  expect(countTroubles([...checks, check('d', 'warn')])).toBe('2 of 4 checks found problems.');
});
