import type { HealthCheck, HealthReport } from './health-report.ts';

/** The checks to notify admins of: worse than before, or nearer to an expiry by one alarm level. */
export function worsenedChecks(
  report: HealthReport,
  previous: HealthReport | undefined,
): readonly HealthCheck[] {
  const before = alarmsOf(previous);
  return report.checks.filter(({ id, alarm }) => alarm > (before.get(id) ?? 0));
}

/** An unknown check keeps its previous alarm level, so that flapping does not notify twice. */
export function carryOverAlarms(
  report: HealthReport,
  previous: HealthReport | undefined,
): HealthReport {
  const before = alarmsOf(previous);
  const checks = report.checks.map((check) =>
    check.state === 'unknown' ? { ...check, alarm: before.get(check.id) ?? 0 } : check,
  );
  return { ...report, checks };
}

const alarmsOf = (report: HealthReport | undefined): ReadonlyMap<string, number> =>
  new Map(report?.checks.map(({ id, alarm }) => [id, alarm]));
