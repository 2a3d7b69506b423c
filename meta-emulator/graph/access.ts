import type { Page, Token, User } from '../world/world.ts';
import type { GraphCall } from './graph-call.ts';
import { GraphError, pageTokenNeeded, permissionMissing, unsupported } from './graph-error.ts';

const VERBS = { GET: 'get', POST: 'post', DELETE: 'delete' } as const;

export function notThere(call: GraphCall, id: string): GraphError {
  return unsupported(VERBS[call.method], id);
}

export function requireToken(call: GraphCall): Token {
  if (call.caller.kind === 'token') return call.caller.token;
  throw new GraphError({
    code: 104,
    message: '(#104) An access token is required to request this resource.',
  });
}

export function requireAppToken(call: GraphCall): void {
  if (call.caller.kind === 'app') return;
  throw new GraphError({
    code: 15,
    message: '(#15) This method must be called with an app access_token.',
  });
}

export function userOf(call: GraphCall): User {
  const { userId } = requireToken(call);
  const user = call.engine.world.users.get(userId);
  if (!user) throw notThere(call, userId);
  return user;
}

export function hasPermission(call: GraphCall, permission: string, pageId?: string): boolean {
  const missing = call.engine.faults.current().missingPermission;
  if (missing?.permission === permission && concerns(missing, pageId)) return false;
  return userOf(call).permissions.get(permission) === 'granted';
}

export function requirePermission(
  call: GraphCall,
  permission: string,
  pageId: string,
  message = `Requires ${permission} permission to manage the object`,
): void {
  if (!hasPermission(call, permission, pageId)) throw permissionMissing(message);
}

/** A fault without a Page applies to all Pages. */
export function concerns(
  fault: { pageId?: string | undefined },
  pageId: string | undefined,
): boolean {
  return fault.pageId === undefined || fault.pageId === pageId;
}

export function seesPage(user: User, page: Page): boolean {
  const isChosen = user.chosenPages === 'all' || user.chosenPages.has(page.id);
  return isChosen && page.tasks.has(user.id);
}

/** The Page, if the token may see it. */
export function getVisiblePage(call: GraphCall, pageId: string, id = pageId): Page {
  const token = requireToken(call);
  const page = call.engine.world.pages.get(pageId);
  if (!page || !seesPage(userOf(call), page)) throw notThere(call, id);
  if (token.kind === 'page' && token.pageId !== pageId) throw notThere(call, id);
  return page;
}

/** Most edges of a Page want the Page's own token. */
export function getPageWithOwnToken(call: GraphCall, pageId: string, id = pageId): Page {
  const page = getVisiblePage(call, pageId, id);
  if (requireToken(call).kind !== 'page' && page.isNewPagesExperience) throw pageTokenNeeded();
  return page;
}

/**
 * A token can stay valid after the app's access to the person's data has ended. Reading leads then
 * fails according to reports, but Meta does not document the error.
 */
export function requireDataAccess(call: GraphCall): void {
  const end = userOf(call).dataAccessExpiresAt;
  if (end === undefined || end > call.engine.now()) return;
  throw new GraphError({
    code: 10,
    message:
      '(#10) Application does not have permission for this action: data access has expired, the person must sign in again.',
  });
}
