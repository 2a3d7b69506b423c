import type { FastifyRequest } from 'fastify';
import { AppError } from '../errors.ts';
import { secretOfRequest } from './request-key.ts';
import type { IsOwnHost } from './host-guard.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses changes that another website makes in the name of a signed-in browser. Browsers send the
 * origin with every unsafe request. Other clients send none, and have no cookies of a person to
 * misuse.
 */
export function refuseForeignOrigins(url: string, isOwnHost: IsOwnHost) {
  const own = new URL(url).origin;
  /** Also works if LeadRabbit is opened under another name than its URL, such as 127.0.0.1. */
  const isSameHost = (origin: string, { protocol, headers: { host = '' } }: FastifyRequest) =>
    isOwnHost(host) && origin === `${protocol}://${host.toLowerCase()}`;
  return async (request: FastifyRequest): Promise<void> => {
    // A browser sends an API key only if the program in it has the key; no cookie counts then.
    if (SAFE_METHODS.has(request.method) || secretOfRequest(request) !== undefined) return;
    const { origin } = request.headers;
    if (origin !== undefined && origin !== own && !isSameHost(origin, request))
      throw new AppError('foreign-origin', {});
    const site = request.headers['sec-fetch-site'];
    if (origin === undefined && (site === 'cross-site' || site === 'same-site'))
      throw new AppError('foreign-origin', {});
  };
}
