import { KNOWN_PERMISSIONS, LEAD_PERMISSIONS } from '../world/permissions.ts';
import type { App, User } from '../world/world.ts';

export type DialogRequest = {
  redirectUri: string;
  state: string | undefined;
  scopes: string[];
  asksGrantedScopes: boolean;
  isRerequest: boolean;
  /** With `config_id` (Facebook Login for Business) a person grants everything or nothing. */
  isConfiguration: boolean;
};

type Input = Record<string, string | undefined>;

/** The request, or the error that Meta's page shows instead of the dialog. */
export function readDialogRequest(app: App, input: Input): DialogRequest | string {
  const { client_id: clientId, redirect_uri: redirectUri, config_id: configId } = input;
  if (clientId !== app.id)
    return 'Invalid App ID: The provided app ID does not look like a valid app ID.';
  if (!redirectUri) return 'The parameter redirect_uri is required.';
  if (!/^https?:\/\//.test(redirectUri) || !isAllowed(app, redirectUri))
    return "URL blocked: This redirect failed because the redirect URI is not white-listed in the app's client OAuth settings.";
  const responseTypes = (input['response_type'] ?? 'code').split(/[\s,]+/);
  if (!responseTypes.includes('code'))
    return 'The emulator answers with a code only: use response_type=code.';
  const scopes = configId
    ? [...LEAD_PERMISSIONS, 'instagram_basic']
    : (input['scope'] ?? '').split(/[\s,]+/).filter(Boolean);
  const unknown = scopes.filter((scope) => !KNOWN_PERMISSIONS.includes(scope));
  if (unknown.length > 0) return `Invalid Scopes: ${unknown.join(', ')}.`;
  return {
    redirectUri,
    state: input['state'],
    scopes: [...new Set(scopes)].filter((scope) => scope !== 'public_profile'),
    asksGrantedScopes: responseTypes.includes('granted_scopes'),
    isRerequest: (input['auth_type'] ?? '').split(',').includes('rerequest'),
    isConfiguration: !!configId,
  };
}

function isAllowed(app: App, redirectUri: string): boolean {
  return app.redirectUris.length === 0 || app.redirectUris.includes(redirectUri);
}

/** Permissions that were declined are offered again only with `auth_type=rerequest`. */
export function offeredScopes(request: DialogRequest, user: User): string[] {
  if (request.isRerequest || request.isConfiguration) return request.scopes;
  return request.scopes.filter((scope) => user.permissions.get(scope) !== 'declined');
}
