export interface DialogOptions {
  /** `https://www.facebook.com`, or the emulator. */
  readonly dialogUrl: string;
  readonly version: string;
  readonly appId: string;
  readonly redirectUrl: string;
  readonly scopes: readonly string[];
}

/**
 * Returns the address where a person signs in to Meta and grants the permissions.
 * `auth_type=rerequest` asks again for permissions that were declined before. Without it Meta does
 * not offer them again:
 * https://developers.facebook.com/docs/facebook-login/guides/advanced/manual-flow
 */
export function dialogUrl(options: DialogOptions, state: string): string {
  const query = new URLSearchParams({
    client_id: options.appId,
    redirect_uri: options.redirectUrl,
    state,
    response_type: 'code',
    scope: options.scopes.join(','),
    auth_type: 'rerequest',
  });
  return `${options.dialogUrl.replace(/\/+$/, '')}/${options.version}/dialog/oauth?${query.toString()}`;
}
