import type { LeadAccess } from '../../meta-api/read-page-node.ts';
import type { HealthCheck } from './health-report.ts';
import { bad, ok, unknown } from './verdicts.ts';

export const LEAD_ACCESS = 'lead-access';

/**
 * Once Leads Access is customised, each person and each CRM has to be assigned there, whatever
 * their permissions: https://www.facebook.com/business/help/1440176552713521
 *
 * @param access null if Meta does not tell
 * @param appName as Meta lists it, empty if that is not known
 */
export function checkLeadAccess(
  access: LeadAccess | null,
  pageName: string,
  appName: string,
): HealthCheck {
  if (access === null)
    return unknown(LEAD_ACCESS, { code: 'leads-access-unknown', params: { page: pageName } });
  if (access.canAccessLeads) return ok(LEAD_ACCESS, { code: 'leads-access-ok', params: {} });
  const toAssign = [
    access.appHasAccess === true ? [] : ['app'],
    access.userHasAccess === true ? [] : ['person'],
  ].flat();
  return bad(LEAD_ACCESS, {
    code: 'leads-access',
    params: {
      page: pageName,
      app: appName,
      toAssign: toAssign.join(','),
      said: access.reason.slice(0, 200),
    },
  });
}
