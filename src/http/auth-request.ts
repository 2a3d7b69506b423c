import type { FastifyReply, FastifyRequest } from 'fastify';
import { CLIENT_ADDRESS_HEADER } from '../users/create-auth.ts';

/**
 * A request for better-auth. Of the client's headers only the cookies and the name of the browser
 * reach it.
 *
 * @param url where LeadRabbit is reached
 * @param what another path, a body instead of the client's, and other cookies
 */
export function toAuthRequest(
  request: FastifyRequest,
  url: string,
  {
    path = request.url,
    body,
    cookie = request.headers.cookie,
  }: { readonly path?: string; readonly body?: unknown; readonly cookie?: string | undefined } = {},
): Request {
  const headers = new Headers({ [CLIENT_ADDRESS_HEADER]: request.ip });
  const userAgent = request.headers['user-agent'];
  if (cookie !== undefined) headers.set('cookie', cookie);
  if (userAgent !== undefined) headers.set('user-agent', userAgent);
  const hasBody = body !== undefined;
  if (hasBody) headers.set('content-type', 'application/json');
  return new Request(new URL(path, url), {
    method: hasBody ? 'POST' : 'GET',
    headers,
    ...(hasBody && { body: JSON.stringify(body) }),
  });
}

export function sendCookies(reply: FastifyReply, answer: Response): void {
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) void reply.header('set-cookie', cookies);
}

export const bodyOf = (answer: Response): Promise<unknown> => answer.json().catch(() => null);
