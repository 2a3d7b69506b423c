import type { HealthCheck, HealthParams } from './health-report.ts';

/** What a check is about. */
export type About = Pick<HealthCheck, 'id' | 'title'>;

/** How urgent an amber check is. */
export type Urgency = 1 | 2 | 3 | 4;

/** What was found, for programs. */
export interface Finding {
  /** Stable, such as `permission-missing`. */
  readonly code: string;
  readonly params?: HealthParams;
}

export const ok = (about: About, message: string, finding?: Finding): HealthCheck =>
  toCheck(about, message, { state: 'ok', alarm: 0 }, finding);

export const unknown = (about: About, message: string, finding?: Finding): HealthCheck =>
  toCheck(about, message, { state: 'unknown', alarm: 0 }, finding);

export const warn = (
  about: About,
  message: string,
  alarm: Urgency = 1,
  finding?: Finding,
): HealthCheck => toCheck(about, message, { state: 'warn', alarm }, finding);

export const bad = (about: About, message: string, finding?: Finding): HealthCheck =>
  toCheck(about, message, { state: 'bad', alarm: BAD }, finding);

const BAD = 5;

const toCheck = (
  { id, title }: About,
  message: string,
  { state, alarm }: Pick<HealthCheck, 'state' | 'alarm'>,
  { code, params = {} }: Finding = { code: `${id}-${state}` },
): HealthCheck => ({ id, title, state, message, alarm, code, params });
