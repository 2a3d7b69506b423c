export interface DialogOptions {
  /** `https://www.facebook.com`, or a stand-in. */
  readonly dialogUrl: string;
  readonly version: string;
  readonly appId: string;
  readonly redirectUrl: string;
  readonly scopes: readonly string[];
}

/**
 * Where a person signs in to Meta and grants the permissions. `auth_type=rerequest` asks again for
 * those that were declined before; without it Meta never offers them a second time:
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
