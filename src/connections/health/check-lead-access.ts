import type { LeadAccess } from '../../meta-api/read-page-node.ts';
import type { HealthCheck } from './health-report.ts';
import { bad, ok, unknown } from './verdicts.ts';

export const LEAD_ACCESS = 'lead-access';

/**
 * If Leads Access is customised, each person and each CRM must be assigned there, in addition to
 * their permissions: https://www.facebook.com/business/help/1440176552713521
 *
 * @param access null if Meta does not show it
 * @param appName the app's name at Meta; empty if it is not known
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
