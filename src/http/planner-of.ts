import type { FastifyRequest } from 'fastify';
import { plannerFor } from '../planner/planner-for.ts';
import type { Planner } from '../planner/planner.ts';
import { createReadPlannerNames, type Named, type PlannerNames } from './present-planner.ts';
import type { ServerParts } from './server-parts.ts';
import { viewerOf } from './viewer.ts';

/** The planner, and what its items name, as one person sees them. */
export interface SeenPlanner {
  readonly planner: Planner;
  readonly readNames: (items: readonly Named[]) => Promise<PlannerNames>;
}

export function createPlannerOf(
  parts: Pick<ServerParts, 'leads' | 'planner' | 'settings' | 'users'>,
): (request: Pick<FastifyRequest, 'user' | 'apiKey'>) => Promise<SeenPlanner> {
  const { leads, planner, settings } = parts;
  const readNames = createReadPlannerNames(parts);
  return async (request) => {
    const viewer = await viewerOf(settings, request);
    return {
      planner: plannerFor(planner, leads, viewer),
      readNames: (items) => readNames(items, viewer),
    };
  };
}
