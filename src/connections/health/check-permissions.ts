import type { TokenFacts } from '../../meta-api/debug-token.ts';
import type { Connection } from '../page.ts';
import { missingAbilities } from '../permissions.ts';
import type { Reason } from '../../reasons.ts';
import type { HealthCheck } from './health-report.ts';
import { bad, ok, warn } from './verdicts.ts';

export const PERMISSIONS = 'permissions';
export const ABILITIES_CHECK = 'abilities';

/**
 * Permissions whose targets are Pages. The targets of other permissions are ad accounts or
 * portfolios, which say nothing about a Page.
 */
const IS_PER_PAGE = /^(pages|leads)_/;

/** Whether a permission is granted for this Page. A person may grant it for some Pages only. */
export const isGrantedFor = (
  { scopes, targets }: Pick<TokenFacts, 'scopes' | 'targets'>,
  permission: string,
  pageId: string,
): boolean =>
  scopes.includes(permission) &&
  !(IS_PER_PAGE.test(permission) && targets.get(permission)?.includes(pageId) === false);

/** Whether all permissions are granted that reading a lead needs. */
export function checkPermissions(
  facts: TokenFacts,
  required: readonly string[],
  { pageId, name }: Connection,
): HealthCheck {
  const missing = required.filter((scope) => !facts.scopes.includes(scope));
  if (missing.length > 0)
    return bad(PERMISSIONS, {
      code: 'permission-missing',
      params: { page: name, permissions: missing.join(', ') },
    });
  const elsewhere = required.filter((scope) => !isGrantedFor(facts, scope, pageId));
  if (elsewhere.length > 0)
    return bad(PERMISSIONS, {
      code: 'permission-elsewhere',
      params: { page: name, permissions: elsewhere.join(', ') },
    });
  return ok(PERMISSIONS, { code: 'permissions-granted', params: {} });
}

/** What LeadRabbit cannot do for the Page because an optional permission is not granted. */
export function checkAbilities(facts: TokenFacts, { pageId }: Connection): HealthCheck {
  const missing = missingAbilities((permission) => isGrantedFor(facts, permission, pageId));
  if (missing.length === 0) return ok(ABILITIES_CHECK, { code: 'abilities-ok', params: {} });
  const found: Reason = {
    code: 'abilities-missing',
    params: { abilities: missing.map(({ code }) => code).join(',') },
  };
  return missing.some(({ code }) => code === 'form-list')
    ? warn(ABILITIES_CHECK, found)
    : ok(ABILITIES_CHECK, found);
}
