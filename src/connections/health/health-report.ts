import type { CheckId, Reason } from '../../reasons.ts';

/**
 * `ok` is green, `warn` amber (soon a problem), `bad` red (leads do not come in); `unknown` could
 * not be told.
 */
export type HealthState = 'ok' | 'unknown' | 'warn' | 'bad';

/** One thing that was checked, and what was found. */
export type HealthCheck = Reason & {
  readonly id: CheckId;
  readonly state: HealthState;
  /**
   * How loud it is: 0 quiet, 1 to 4 amber (a clock gets louder as it runs down), 5 red. An unknown
   * check keeps its previous level, so that flapping does not notify twice.
   */
  readonly alarm: number;
};

/** What was found at a Page, or at the app. */
export interface HealthReport {
  readonly state: HealthState;
  readonly checkedAt: Date;
  readonly checks: readonly HealthCheck[];
}

/** The subject of the app's own report; all others are ids of Pages. */
export const APP = 'app';

/** @param checks the one that all others rest upon first */
export const toReport = (checks: readonly HealthCheck[], checkedAt: Date): HealthReport => ({
  state: overallState(checks),
  checkedAt,
  checks,
});

/**
 * The worst of what is known. Some things Meta never tells, so an `unknown` check does not colour
 * the whole, except for the first: where Meta does not even say whether the sign-in holds, green
 * would be a lie.
 */
function overallState(checks: readonly HealthCheck[]): HealthState {
  const states = new Set(checks.map(({ state }) => state));
  if (states.has('bad')) return 'bad';
  if (states.has('warn')) return 'warn';
  return checks[0]?.state ?? 'unknown';
}
