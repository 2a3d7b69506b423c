import type { TokenFacts } from '../../meta-api/debug-token.ts';
import type { ConnectedPage } from '../page.ts';
import { missingAbilities } from '../permissions.ts';
import type { HealthCheck } from './health-report.ts';
import { bad, ok, warn } from './verdicts.ts';

export const PERMISSIONS = { id: 'permissions', title: 'Permissions' };
export const ABILITIES_CHECK = { id: 'abilities', title: 'Optional permissions' };

/**
 * The targets of these permissions are Pages; the targets of others are ad accounts or portfolios,
 * so they say nothing about a Page.
 */
const IS_PER_PAGE = /^(pages|leads)_/;

/** Whether a permission is granted, and for this Page: a person may choose single Pages. */
export const isGrantedFor = (
  { scopes, targets }: Pick<TokenFacts, 'scopes' | 'targets'>,
  permission: string,
  pageId: string,
): boolean =>
  scopes.includes(permission) &&
  !(IS_PER_PAGE.test(permission) && targets.get(permission)?.includes(pageId) === false);

/** Whether all permissions are granted without which no lead can be read. */
export function checkPermissions(
  facts: TokenFacts,
  required: readonly string[],
  { pageId, name }: ConnectedPage,
): HealthCheck {
  const missing = required.filter((scope) => !facts.scopes.includes(scope));
  if (missing.length > 0)
    return bad(
      PERMISSIONS,
      `The permission ${missing.join(', ')} is not granted, so Meta does not show the leads of ${name}. Press Connect and leave every permission switched on.`,
      { code: 'permission-missing', params: { permissions: missing.join(',') } },
    );
  const elsewhere = required.filter((scope) => !isGrantedFor(facts, scope, pageId));
  if (elsewhere.length > 0)
    return bad(
      PERMISSIONS,
      `The permission ${elsewhere.join(', ')} is granted for other Pages, but not for ${name}. Press Connect, choose to edit the previous settings, and select this Page too.`,
      { code: 'permission-missing', params: { permissions: elsewhere.join(',') } },
    );
  return ok(PERMISSIONS, 'Every permission that is needed to read leads is granted.');
}

/** What LeadRabbit cannot do for the Page because an optional permission is not granted. */
export function checkAbilities(facts: TokenFacts, { pageId }: ConnectedPage): HealthCheck {
  const missing = missingAbilities((permission) => isGrantedFor(facts, permission, pageId));
  if (missing.length === 0)
    return ok(ABILITIES_CHECK, 'Every optional permission is granted.', { code: 'abilities-ok' });
  const lines = missing.map(({ permissions: [first], without }) => `${without} (${first})`);
  const finding = {
    code: 'abilities-missing',
    params: { abilities: missing.map(({ code }) => code).join(',') },
  };
  const message = `${lines.join(' ')} To add a permission, press Connect and switch it on.`;
  return missing.some(({ code }) => code === 'form-list')
    ? warn(ABILITIES_CHECK, message, 1, finding)
    : ok(ABILITIES_CHECK, message, finding);
}
