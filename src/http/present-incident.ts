import type { Connection } from '../connections/page.ts';
import { APP } from '../connections/health/health-report.ts';
import type { Incident } from '../connections/health/incident.ts';
import type { DelayedLeads } from '../intake/inbox-reports.ts';
import type * as wire from '../contract/incident.ts';

/** @param page the Page that the incident concerned, if it is still connected */
export function presentIncident(
  incident: Incident,
  page: Pick<Connection, 'name'> | undefined,
  { affected, recovered }: DelayedLeads,
): wire.Incident {
  const { id, subject, check, code, params, openedAt, closedAt } = incident;
  return {
    id,
    pageId: subject === APP ? null : subject,
    pageName: page?.name ?? '',
    check,
    code,
    params: { ...params },
    isSelfRepaired: code === 'subscription-repaired',
    startedAt: openedAt.toISOString(),
    endedAt: closedAt?.toISOString() ?? null,
    leadsAffected: affected,
    leadsRecovered: recovered,
  };
}
