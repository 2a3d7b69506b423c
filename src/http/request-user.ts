import type { FastifyRequest } from 'fastify';
import type { ApiKey } from '../api-keys/api-key.ts';
import { AppError } from '../errors.ts';
import { toActor, type Actor, type ApiKeyActor, type UserActor } from '../users/actor.ts';
import type { User } from '../users/user.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is signed in; null until `Identity` has found it out, and for strangers. */
    user: User | null;
    /** The API key of the request; null until `Identity` has found it out, and for others. */
    apiKey: ApiKey | null;
  }
}

type Sender = Pick<FastifyRequest, 'user' | 'apiKey' | 'ip'>;

/**
 * Who sent a request, as the `by` of a command.
 *
 * @throws 401 for a stranger
 */
export function actorOf({ user, apiKey, ip }: Sender): UserActor | ApiKeyActor {
  if (apiKey) return { kind: 'api-key', id: apiKey.id, name: apiKey.name, address: ip };
  if (!user) throw new AppError('not-signed-in', {});
  return toActor(user, ip);
}

/** Whoever sent a request, signed in or not, for the audit log. */
export const senderOf = (request: Sender): Actor =>
  request.user || request.apiKey ? actorOf(request) : { kind: 'stranger', address: request.ip };
