import type { TokenFacts } from '../../meta-api/debug-token.ts';
import type { ConnectedPage } from '../page.ts';
import type { HealthCheck } from './health-report.ts';
import { bad, ok } from './verdicts.ts';

export const PERMISSIONS = { id: 'permissions', title: 'Permissions' };

/**
 * Of these the targets are Pages; those of other permissions are ad accounts or portfolios, so
 * nothing can be said about them here.
 */
const IS_PER_PAGE = /^(pages|leads)_/;

/** Whether all is granted that is needed, and for this Page: a person may choose single Pages. */
export function checkPermissions(
  { scopes, targets }: TokenFacts,
  required: readonly string[],
  { pageId, name }: ConnectedPage,
): HealthCheck {
  const missing = required.filter((scope) => !scopes.includes(scope));
  if (missing.length > 0)
    return bad(
      PERMISSIONS,
      `Meta says that ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not granted. Press Connect and leave every permission switched on.`,
    );
  const elsewhere = required.filter(
    (scope) => IS_PER_PAGE.test(scope) && targets.get(scope)?.includes(pageId) === false,
  );
  if (elsewhere.length > 0)
    return bad(
      PERMISSIONS,
      `${elsewhere.join(', ')} ${elsewhere.length === 1 ? 'is' : 'are'} granted for other Pages, but not for ${name}. Press Connect, choose to edit the previous settings, and select this Page too.`,
    );
  return ok(PERMISSIONS, 'Every permission that is needed is granted.');
}
