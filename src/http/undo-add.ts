import { AppError, notFound } from '../errors.ts';
import { hasJustAdded } from '../leads/has-just-added.ts';
import type { Actor } from '../users/actor.ts';
import type { ServerParts } from './server-parts.ts';

/**
 * Removes a lead that somebody has just added by hand.
 *
 * @throws `not-found` if `by` did not add it, or too long ago; `changed-since` if somebody has worked on it
 */
export async function undoAdd(
  { leadEvents, leads, now }: Pick<ServerParts, 'leadEvents' | 'leads' | 'now'>,
  leadId: string,
  by: Actor,
): Promise<void> {
  if (!(await hasJustAdded(leadEvents, { leadId, by, now: now() }))) throw notFound('change');
  const outcome = await leads.removeAdded(leadId, by, now());
  if (outcome === 'gone') throw notFound('lead');
  if (outcome === 'changed') throw new AppError('changed-since', {});
}
