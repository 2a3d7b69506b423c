import type { FastifyRequest } from 'fastify';
import { AppError } from '../errors.ts';
import { toActor, type Actor, type UserActor } from '../users/actor.ts';
import type { User } from '../users/user.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is signed in; null until `Identity` has found it out, and for strangers. */
    user: User | null;
  }
}

/**
 * The person who sent a request, as the `by` of a command.
 *
 * @throws 401 for a stranger
 */
export function actorOf({ user, ip }: Pick<FastifyRequest, 'user' | 'ip'>): UserActor {
  if (!user) throw new AppError('not-signed-in', {});
  return toActor(user, ip);
}

/** Whoever sent a request, signed in or not, for the audit log. */
export const senderOf = (request: Pick<FastifyRequest, 'user' | 'ip'>): Actor =>
  request.user ? actorOf(request) : { kind: 'stranger', address: request.ip };
