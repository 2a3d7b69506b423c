import type { HealthCheck } from './health-report.ts';

/** What a check is about. */
export type About = Pick<HealthCheck, 'id' | 'title'>;

/** How urgent an amber check is. */
export type Urgency = 1 | 2 | 3;

export const ok = ({ id, title }: About, message: string): HealthCheck => ({
  id,
  title,
  state: 'ok',
  message,
  alarm: 0,
});

export const unknown = ({ id, title }: About, message: string): HealthCheck => ({
  id,
  title,
  state: 'unknown',
  message,
  alarm: 0,
});

export const warn = ({ id, title }: About, message: string, alarm: Urgency = 1): HealthCheck => ({
  id,
  title,
  state: 'warn',
  message,
  alarm,
});

export const bad = ({ id, title }: About, message: string): HealthCheck => ({
  id,
  title,
  state: 'bad',
  message,
  alarm: 4,
});
