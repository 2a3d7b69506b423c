import type { HealthCheck, HealthReport } from './health-report.ts';
import { troublesOf, undecidedChecks, type Incident } from './incident.ts';
import type { IncidentStore } from './incident-store.ts';

export interface KeepIncidentsDependencies {
  readonly incidents: Pick<IncidentStore, 'reconcile' | 'record'>;
  /** Called once for each incident that starts, also if several processes notice it. */
  readonly onOpened: (incident: Incident, check: HealthCheck) => void;
}

/** Opens and closes the incidents of a subject by its reports. */
export type KeepIncidents = (
  subject: string,
  report: HealthReport,
  previous: HealthReport | undefined,
) => Promise<void>;

export function createKeepIncidents({
  incidents,
  onOpened,
}: KeepIncidentsDependencies): KeepIncidents {
  return async (subject, report, previous) => {
    const found = { troubles: troublesOf(report), undecided: undecidedChecks(report) };
    const { opened } = await incidents.reconcile(subject, found, report.checkedAt);
    for (const incident of opened) {
      const check = report.checks.find(({ id }) => id === incident.check);
      if (check) onOpened(incident, check);
    }
    await recordRepair(incidents, subject, { report, previous });
  };
}

/** A subscription that was missing and is set again. The check before last saw it. */
async function recordRepair(
  incidents: Pick<IncidentStore, 'record'>,
  subject: string,
  { report, previous }: { report: HealthReport; previous: HealthReport | undefined },
): Promise<void> {
  const repaired = report.checks.find(({ code }) => code === 'subscription-repaired');
  if (!repaired) return;
  const { id: check, params } = repaired;
  const from = previous?.checkedAt ?? report.checkedAt;
  const trouble = { check, code: 'subscription-repaired' as const, params };
  await incidents.record(subject, trouble, { from, to: report.checkedAt });
}
