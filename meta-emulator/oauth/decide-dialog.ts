import { CODE_SECONDS } from '../defaults.ts';
import { dataAccessEnd } from '../control/change-world.ts';
import type { Engine } from '../engine.ts';
import type { User } from '../world/world.ts';
import { offeredScopes, type DialogRequest } from './dialog-request.ts';

/** Remembers what the person granted; signing in again also renews the data access. */
export function grantAccess(
  engine: Engine,
  request: DialogRequest,
  user: User,
  pages: string[],
  permissions: string[],
): void {
  const { world, now } = engine;
  const granted = new Set(request.isConfiguration ? request.scopes : permissions);
  for (const scope of offeredScopes(request, user))
    user.permissions.set(scope, granted.has(scope) ? 'granted' : 'declined');
  user.permissions.set('public_profile', 'granted');
  const own = [...world.pages.values()].filter(({ tasks }) => tasks.has(user.id));
  const isAll = own.every(({ id }) => pages.includes(id));
  user.chosenPages = isAll ? 'all' : new Set(pages);
  user.dataAccessExpiresAt = dataAccessEnd(now());
}

/** Facebook appends `#_=_` to the address. */
export function redirectWithCode(engine: Engine, request: DialogRequest, user: User): string {
  const { world, random, now } = engine;
  const value = `AQ${random.text(200)}`;
  world.codes.set(value, {
    value,
    userId: user.id,
    redirectUri: request.redirectUri,
    expiresAt: new Date(now().getTime() + CODE_SECONDS * 1000),
    isUsed: false,
  });
  const has = (status: string) =>
    [...user.permissions].filter(([, one]) => one === status).map(([permission]) => permission);
  return redirect(request, {
    ...(request.asksGrantedScopes && {
      granted_scopes: has('granted').join(','),
      denied_scopes: has('declined').join(','),
    }),
    code: value,
  });
}

export function redirectCancelled(request: DialogRequest): string {
  return redirect(request, {
    error: 'access_denied',
    error_code: '200',
    error_description: 'Permissions error',
    error_reason: 'user_denied',
  });
}

function redirect({ redirectUri, state }: DialogRequest, answer: Record<string, string>): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  if (state !== undefined) url.searchParams.set('state', state);
  url.hash = '_=_';
  return url.href;
}
