import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { listTasksQuery } from '../contract/planner.ts';
import { AppError } from '../errors.ts';
import type { PlannerQuery } from '../planner/planner-store.ts';
import { readMoment } from '../planner/time-range.ts';

type ListQuery = Omit<z.output<typeof listTasksQuery>, 'overdue'>;

/**
 * The query of a list of meetings or tasks.
 *
 * @throws the `session-needed` error if an API key asks for its own, and those of `readMoment`
 */
export function readPlannerQuery(
  { from, to, zone, leadId, mine, open, limit, cursor }: ListQuery,
  { user }: Pick<FastifyRequest, 'user'>,
): PlannerQuery {
  if (mine === true && !user) throw new AppError('session-needed', {});
  return {
    limit,
    cursor,
    from: from === undefined ? undefined : readMoment(from, zone),
    to: to === undefined ? undefined : readMoment(to, zone),
    leadId,
    userId: mine === true ? user?.id : undefined,
    isOpen: open,
  };
}
