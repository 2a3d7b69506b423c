import type { HandOverOrder } from '../assignment/hand-over-order.ts';
import { AppError } from '../errors.ts';
import { requireOwner } from './require-owner.ts';
import type { ServerParts } from './server-parts.ts';

interface Ordered extends Pick<HandOverOrder, 'by'> {
  /** Undefined if the request does not say who gets the work. */
  readonly order: { readonly to: string | null } | undefined;
}

/**
 * Stores who gets the work of a person who is about to be disabled.
 *
 * @throws `hand-over-needed` if there is work and nobody was named, `not-found` or `owner-disabled` for who was named
 */
export async function orderHandOver(
  { handOver, team }: Pick<ServerParts, 'handOver' | 'team'>,
  id: string,
  { order, by }: Ordered,
): Promise<void> {
  if (order) {
    if (order.to === id) throw new AppError('owner-disabled', {});
    if (order.to !== null) await requireOwner(team.people, order.to);
    await handOver.order(id, { to: order.to, by });
    return;
  }
  const work = await handOver.count(id);
  if (work.leads + work.tasks + work.meetings > 0)
    throw new AppError('hand-over-needed', { ...work });
}
