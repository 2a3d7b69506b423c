import { stageNames } from '../pipeline/pipeline.ts';
import type { AppContext } from './app-context.ts';
import { wireAssignment } from './wire-assignment.ts';
import { wireBulk } from './wire-bulk.ts';
import { wireDashboard } from './wire-dashboard.ts';
import { wireImports } from './wire-imports.ts';
import { wirePipeline } from './wire-pipeline.ts';
import { wirePlanner } from './wire-planner.ts';

/** What salespeople do with leads. */
export function wireSales(context: AppContext) {
  const assignment = wireAssignment(context);
  const pipeline = wirePipeline(context);
  const { read, readCurrentStage } = pipeline.pipelines;
  const bulk = wireBulk(context, readCurrentStage);
  const { dashboard, counting } = wireDashboard(context, async () => (await read()).stages);
  const imports = wireImports(context, async () => stageNames(await read()));
  return {
    planner: wirePlanner(context),
    assignment,
    bulk,
    imports,
    pipeline,
    dashboard,
    /** What works in the background. */
    workers: [assignment, bulk, imports, pipeline.leavers, counting],
  };
}
