import type { HealthReport } from '../connections/health/health-report.ts';
import { APP } from '../connections/health/health-report.ts';
import type { ConnectedPage } from '../connections/page.ts';
import type * as wire from '../contract/health.ts';

/** The app's report and one line per Page, field by field; Instagram accounts share their Page's. */
export function presentHealth(
  entries: readonly ConnectedPage[],
  reports: ReadonlyMap<string, HealthReport>,
): wire.HealthAnswer {
  const reportOf = (subject: string) => {
    const report = reports.get(subject);
    return report ? presentReport(report) : null;
  };
  return {
    app: reportOf(APP),
    pages: entries
      .filter(({ parentPageId }) => parentPageId === null)
      .map(({ pageId, name }) => ({ pageId, name, report: reportOf(pageId) })),
  };
}

const presentReport = ({ state, checkedAt, checks }: HealthReport): wire.HealthReport => ({
  state,
  checkedAt: checkedAt.toISOString(),
  checks: checks.map((check) => ({
    id: check.id,
    title: check.title,
    state: check.state,
    message: check.message,
  })),
});
