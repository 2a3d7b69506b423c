import type { CheckId, Reason } from '../../reasons.ts';

/**
 * `ok` is green, `warn` is amber (soon a problem), `bad` is red (leads do not come in); `unknown`
 * means that the check had no result.
 */
export type HealthState = 'ok' | 'unknown' | 'warn' | 'bad';

/** One check and its result. */
export type HealthCheck = Reason & {
  readonly id: CheckId;
  readonly state: HealthState;
  /**
   * The alarm level: 0 for none, 1 to 4 for amber (it rises as an expiry comes nearer), 5 for red.
   * An unknown check keeps its previous level, so that flapping does not notify twice.
   */
  readonly alarm: number;
};

/** The results of the checks of a Page, or of the app. */
export interface HealthReport {
  readonly state: HealthState;
  readonly checkedAt: Date;
  readonly checks: readonly HealthCheck[];
}

/** The subject of the app's own report; all others are ids of Pages. */
export const APP = 'app';

/** @param checks first the check that all others depend on */
export const toReport = (checks: readonly HealthCheck[], checkedAt: Date): HealthReport => ({
  state: overallState(checks),
  checkedAt,
  checks,
});

/**
 * The worst known state. Meta never shows some facts, so an `unknown` check does not count, except
 * for the first one: if Meta does not show whether the sign-in is valid, green would be wrong.
 */
function overallState(checks: readonly HealthCheck[]): HealthState {
  const states = new Set(checks.map(({ state }) => state));
  if (states.has('bad')) return 'bad';
  if (states.has('warn')) return 'warn';
  return checks[0]?.state ?? 'unknown';
}
