import { z } from 'zod';
import type { GraphClient } from './graph-client.ts';
import { GraphError } from './graph-error.ts';

const tokenAnswer = z.object({ access_token: z.string().min(1) });

/**
 * Exchanges the code of a sign-in for a user token, which is valid for one or two hours. A code
 * works once. `redirectUri` must be exactly the address that the dialog was opened with:
 * https://developers.facebook.com/docs/facebook-login/guides/advanced/manual-flow
 *
 * @throws GraphError
 */
export const exchangeCode = (
  client: GraphClient,
  { code, redirectUri }: { readonly code: string; readonly redirectUri: string },
): Promise<string> => readToken(client, { code, redirect_uri: redirectUri });

/**
 * Exchanges a short-lived user token for one that is valid for about 60 days. Page tokens that are
 * read with it do not expire:
 * https://developers.facebook.com/docs/facebook-login/guides/access-tokens/get-long-lived
 *
 * @throws GraphError
 */
export const exchangeForLongLived = (client: GraphClient, token: string): Promise<string> =>
  readToken(client, { grant_type: 'fb_exchange_token', fb_exchange_token: token });

async function readToken(client: GraphClient, params: Record<string, string>): Promise<string> {
  const answer = await client.read({
    path: '/oauth/access_token',
    // Meta documents GET. With POST, the code and the secret are not part of an address.
    method: 'POST',
    params: { client_id: client.appId, client_secret: client.appSecret, ...params },
  });
  const parsed = tokenAnswer.safeParse(answer);
  if (!parsed.success)
    throw new GraphError('Meta gave no token for the sign-in.', { action: 'retry' });
  return parsed.data.access_token;
}
