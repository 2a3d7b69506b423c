import type { FastifyRequest } from 'fastify';
import { AppError } from '../errors.ts';
import { toActor, type UserActor } from '../users/actor.ts';
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
export function actorOf({ user }: Pick<FastifyRequest, 'user'>): UserActor {
  if (!user) throw new AppError('not-signed-in', {});
  return toActor(user);
}
