import type { LeadAccess } from '../../meta-api/read-page-node.ts';
import type { HealthCheck } from './health-report.ts';
import { bad, ok, unknown } from './verdicts.ts';

export const LEAD_ACCESS = { id: 'lead-access', title: 'Leads access' };

const WHERE = 'In Meta Business Suite open Settings, Integrations, Leads access, choose';

/**
 * Once Leads Access is customised, each person and each CRM has to be assigned there, whatever
 * their permissions: https://www.facebook.com/business/help/1440176552713521
 *
 * @param access null where Meta does not tell
 * @param appName as Meta lists it, empty where that is not known
 */
export function checkLeadAccess(
  access: LeadAccess | null,
  pageName: string,
  appName: string,
): HealthCheck {
  if (access === null)
    return unknown(
      LEAD_ACCESS,
      `Meta does not tell for this kind of sign-in. If leads are refused: ${WHERE} ${pageName}, and look whether the app is listed under CRMs.`,
    );
  if (access.canAccessLeads) return ok(LEAD_ACCESS, 'Meta lets LeadRabbit read the leads.');
  const app = appName === '' ? 'the app' : `the app "${appName}"`;
  const toAssign = [
    access.appHasAccess === true ? [] : [`${app} under CRMs`],
    access.userHasAccess === true ? [] : ['the person who connected this Page under People'],
  ].flat();
  const assign = toAssign.length > 0 ? toAssign.join(' and ') : `${app} under CRMs`;
  const reason = access.reason === '' ? '' : ` Meta says: "${access.reason.slice(0, 200)}"`;
  return bad(
    LEAD_ACCESS,
    `Leads Access at Meta does not let LeadRabbit read the leads of ${pageName}. ${WHERE} this Page, and assign ${assign}.${reason}`,
    { code: 'leads-access' },
  );
}
