import type { FastifyInstance } from 'fastify';
import { AppError } from '../errors.ts';
import type { IdentityParts } from './identity.ts';

/** Requests of one key and minute. */
const MOST_REQUESTS = 600;

/** Refuses a key that asks too often, with the time after which it may ask again. */
export function createLimitKey(server: FastifyInstance): IdentityParts['limitKey'] {
  const count = server.createRateLimit({
    max: MOST_REQUESTS,
    timeWindow: '1 minute',
    keyGenerator: ({ apiKey }) => apiKey?.id ?? '',
  });
  return async (request, key) => {
    request.apiKey = key;
    const limit = await count(request);
    if (!limit.isAllowed && limit.isExceeded) throw new AppError('too-many', {});
  };
}
