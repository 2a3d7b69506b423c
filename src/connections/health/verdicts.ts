import type { CheckId, Reason } from '../../reasons.ts';
import type { HealthCheck } from './health-report.ts';

/** How urgent an amber check is. */
export type Urgency = 1 | 2 | 3 | 4;

export const ok = (id: CheckId, found: Reason): HealthCheck => ({
  id,
  state: 'ok',
  alarm: 0,
  ...found,
});

export const unknown = (id: CheckId, found: Reason): HealthCheck => ({
  id,
  state: 'unknown',
  alarm: 0,
  ...found,
});

export const warn = (id: CheckId, found: Reason, alarm: Urgency = 1): HealthCheck => ({
  id,
  state: 'warn',
  alarm,
  ...found,
});

export const bad = (id: CheckId, found: Reason): HealthCheck => ({
  id,
  state: 'bad',
  alarm: BAD,
  ...found,
});

const BAD = 5;
