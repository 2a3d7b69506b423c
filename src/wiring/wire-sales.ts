import type { AppContext } from './app-context.ts';
import { wireAssignment } from './wire-assignment.ts';
import { wireBulk } from './wire-bulk.ts';
import { wirePipeline } from './wire-pipeline.ts';
import { wirePlanner } from './wire-planner.ts';

/** What salespeople do with leads. */
export function wireSales(context: AppContext) {
  return {
    planner: wirePlanner(context),
    assignment: wireAssignment(context),
    bulk: wireBulk(context),
    pipeline: wirePipeline(context),
  };
}
