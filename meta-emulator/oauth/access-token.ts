import type { GraphCall, GraphEndpoint } from '../graph/graph-call.ts';
import { badParameter, GraphError } from '../graph/graph-error.ts';
import { LONG_LIVED_SECONDS, SHORT_LIVED_SECONDS } from '../defaults.ts';
import { issueUserToken } from '../world/issue-token.ts';
import { checkToken } from '../graph/check-token.ts';

/** `GET|POST /oauth/access_token`: exchanges a code or a short-lived token for a new token. */
function exchange(call: GraphCall) {
  requireApp(call);
  switch (call.params['grant_type']) {
    case 'fb_exchange_token':
      return exchangeToken(call);
    case 'client_credentials': {
      const { id, secret } = call.engine.world.app;
      return { access_token: `${id}|${secret}`, token_type: 'bearer' };
    }
    default:
      return exchangeCode(call);
  }
}

function requireApp({ engine, params }: GraphCall): void {
  const { id, secret } = engine.world.app;
  if (!params['client_id']) throw missing('client_id');
  if (params['client_id'] !== id)
    throw new GraphError({
      code: 101,
      message: 'Error validating application. Cannot get application info due to a system error.',
    });
  if (!params['client_secret']) throw missing('client_secret');
  if (params['client_secret'] !== secret)
    throw new GraphError({ code: 1, status: 400, message: 'Error validating client secret.' });
}

function missing(name: string): GraphError {
  return new GraphError({ code: 101, message: `Missing ${name} parameter.` });
}

/** A code works once: a callback that is loaded twice fails the second time. */
function exchangeCode({ engine, params }: GraphCall) {
  const { code: value, redirect_uri: redirectUri } = params;
  if (!redirectUri) throw new GraphError({ code: 191, message: 'Missing redirect_uri parameter.' });
  if (!value) throw badParameter('Missing authorization code');
  const code = engine.world.codes.get(value);
  if (!code) throw badCode(36009, 'Invalid verification code format.');
  if (code.isUsed) throw badCode(36009, 'This authorization code has been used.');
  if (code.expiresAt <= engine.now()) throw badCode(36007, 'This authorization code has expired.');
  if (code.redirectUri !== redirectUri)
    throw badCode(
      36008,
      'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request',
    );
  code.isUsed = true;
  const { value: token } = issueUserToken(engine, code.userId, false);
  return { access_token: token, token_type: 'bearer', expires_in: SHORT_LIVED_SECONDS };
}

function badCode(subcode: number, message: string): GraphError {
  return new GraphError({ code: 100, subcode, message, challenge: 'invalid_code' });
}

function exchangeToken({ engine, params }: GraphCall) {
  const given = params['fb_exchange_token'];
  if (!given) throw badParameter('The parameter fb_exchange_token is required.');
  const { userId } = checkToken(engine, given);
  const { value } = issueUserToken(engine, userId, true);
  return { access_token: value, token_type: 'bearer', expires_in: LONG_LIVED_SECONDS };
}

export const OAUTH_ENDPOINTS: GraphEndpoint[] = [
  { method: 'GET', path: '/oauth/access_token', handle: exchange },
  { method: 'POST', path: '/oauth/access_token', handle: exchange },
];
