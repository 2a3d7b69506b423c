import type { FastifyRequest } from 'fastify';
import { mayDo } from '../api-keys/api-key.ts';

/**
 * Whether the caller may change what somebody wrote about a lead: its author and admins may.
 *
 * @param authorId of a person or an API key; empty if nobody is known
 */
export function mayChange({ user, apiKey }: FastifyRequest, authorId: string): boolean {
  if (apiKey) return apiKey.id === authorId || mayDo(apiKey, 'admin');
  return user?.id === authorId || user?.role === 'admin';
}

/** `seenEditedAt` of a query. Null: what the caller saw was never changed. */
export function readSeen(time: string | undefined): Date | null | undefined {
  if (time === undefined) return undefined;
  return time === 'never' ? null : new Date(time);
}

/** `seenEditedAt` of a body, in which null stands for never. */
export const readSeenOfBody = (time: string | null | undefined): Date | null | undefined =>
  typeof time === 'string' ? new Date(time) : time;
