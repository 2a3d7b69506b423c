import { APP, type HealthReport } from '../connections/health/health-report.ts';
import type { Incident } from '../connections/health/incident.ts';
import type { Survey } from '../connections/health/survey.ts';
import type * as wire from '../contract/health.ts';
import { presentVerdict } from './present-verdict.ts';

/** Warnings about the app that every admin should see. */
const NOTICED: ReadonlySet<string> = new Set(['development-mode', 'meta-unreachable']);

/**
 * The app's report and one line for each Page, field by field. Instagram accounts share the line of
 * their Page.
 *
 * @param incidents the app's latest incidents, which distinguish a problem from the same one later
 */
export function presentHealth(
  { entries, reports, verdicts }: Survey,
  incidents: readonly Incident[],
): wire.HealthAnswer {
  const reportOf = (subject: string) => {
    const report = reports.get(subject);
    return report ? presentReport(report) : null;
  };
  return {
    app: reportOf(APP),
    pages: entries
      .filter(({ parentPageId }) => parentPageId === null)
      .flatMap(({ pageId, name }) => {
        const verdict = verdicts.get(pageId);
        if (!verdict) return [];
        return [{ pageId, name, verdict: presentVerdict(verdict), report: reportOf(pageId) }];
      }),
    notices: presentNotices(reports.get(APP), incidents),
  };
}

const presentReport = ({ state, checkedAt, checks }: HealthReport): wire.HealthReport => ({
  state,
  checkedAt: checkedAt.toISOString(),
  checks: checks.map(({ id, state: ofCheck, code, params }) => ({
    id,
    state: ofCheck,
    code,
    params: { ...params },
  })),
});

function presentNotices(
  app: HealthReport | undefined,
  incidents: readonly Incident[],
): wire.AdminNotice[] {
  const isNoticed = ({ state, code }: wire.HealthCheck) => state === 'bad' || NOTICED.has(code);
  return (app ? presentReport(app).checks : []).filter(isNoticed).map((check) => {
    const incident = incidents.find(
      (each) => each.closedAt === null && each.check === check.id && each.code === check.code,
    );
    const { state, code, params } = check;
    return { id: `${code} ${incident?.id ?? ''}`, state, code, params };
  });
}
