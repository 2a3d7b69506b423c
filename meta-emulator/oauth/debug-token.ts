import type { GraphCall, GraphEndpoint } from '../graph/graph-call.ts';
import { badParameter, GraphError } from '../graph/graph-error.ts';
import { refusalOf } from '../graph/check-token.ts';
import { tokenMessage } from '../graph/token-error.ts';
import { unixSeconds } from '../graph/meta-time.ts';
import type { Engine } from '../engine.ts';
import type { Faults } from '../faults/fault-schema.ts';
import { listPermissions } from '../world/granted-permissions.ts';
import type { Token, User } from '../world/world.ts';

/** Scopes that are granted for single Pages. */
const PAGE_SCOPE = /^(pages_(?!messaging_)|leads_|instagram_|ads_|business_management)/;

function debugToken(call: GraphCall) {
  const { world } = call.engine;
  const input = call.params['input_token'];
  if (!input) throw badParameter('The parameter input_token is required.');
  if (call.caller.kind === 'none')
    throw new GraphError({
      code: 100,
      message:
        '(#100) You must provide an app access token, or a user access token that is an owner or developer of the app',
    });
  if (input === `${world.app.id}|${world.app.secret}`)
    return {
      data: {
        app_id: world.app.id,
        type: 'APP',
        application: world.app.name,
        is_valid: true,
        scopes: [],
      },
    };
  const token = world.tokens.get(input);
  if (!token) return { data: unknownToken() };
  return { data: describe(call, token) };
}

function unknownToken() {
  const error = { code: 190, message: 'Invalid OAuth access token.' };
  return { error, is_valid: false, scopes: [] };
}

function describe(call: GraphCall, token: Token) {
  const { engine } = call;
  const { app, users } = engine.world;
  const user = users.get(token.userId);
  const subcode = refusalOf(engine, token);
  const now = engine.now();
  const error = subcode !== undefined && {
    code: 190,
    message: tokenMessage(subcode, now, token.expiresAt ?? now),
    subcode,
  };
  const faults = engine.faults.current();
  const scopes = user ? grantedScopes(user, faults) : [];
  return {
    app_id: app.id,
    type: token.kind.toUpperCase(),
    application: app.name,
    data_access_expires_at: user?.dataAccessExpiresAt ? unixSeconds(user.dataAccessExpiresAt) : 0,
    ...(error && { error }),
    expires_at: token.expiresAt ? unixSeconds(token.expiresAt) : 0,
    is_valid: subcode === undefined,
    issued_at: unixSeconds(token.issuedAt),
    profile_id: token.pageId,
    scopes,
    granular_scopes: scopes.map((scope) => granularScope(engine, scope, user)),
    user_id: token.userId,
  };
}

function grantedScopes(user: User, faults: Faults): string[] {
  return listPermissions(user, faults)
    .filter(([, status]) => status === 'granted')
    .map(([permission]) => permission);
}

/** `target_ids` is there only if the person chose single Pages, or the fault excludes one. */
function granularScope({ world, faults }: Engine, scope: string, user: User | undefined) {
  const { missingPermission: missing } = faults.current();
  const excluded = missing?.permission === scope ? missing.pageId : undefined;
  const isForAll = !user || (user.chosenPages === 'all' && excluded === undefined);
  if (!PAGE_SCOPE.test(scope) || isForAll) return { scope };
  const chosen = user.chosenPages === 'all' ? world.pages.keys() : user.chosenPages;
  return { scope, target_ids: [...chosen].filter((id) => id !== excluded) };
}

export const DEBUG_ENDPOINTS: GraphEndpoint[] = [
  { method: 'GET', path: '/debug_token', handle: debugToken },
];
