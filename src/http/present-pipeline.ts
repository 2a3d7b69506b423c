import type * as wire from '../contract/pipeline.ts';
import type { BoardStore } from '../leads/board-store.ts';
import type { LeadStatus } from '../leads/lead.ts';
import type { Viewer } from '../leads/visibility.ts';
import type { Pipeline } from '../pipeline/pipeline.ts';
import type { Stage } from '../pipeline/stage.ts';
import { MOST_COUNTED } from './count-leads.ts';

/** The pipeline, with the leads of removed stages that are not moved yet, as far as the viewer sees them. */
export async function presentPipeline(
  { version, stages, lostReasons, removed }: Pipeline,
  board: Pick<BoardStore, 'countIn' | 'countColumns'>,
  viewer: Viewer,
): Promise<wire.PipelineAnswer> {
  const counts = await countSeen(
    removed.map(({ id }) => id),
    board,
    viewer,
  );
  return {
    version,
    stages: stages.map(presentStage),
    lostReasons: [...lostReasons],
    moving: removed.flatMap(({ id, moveTo }) => {
      const leads = counts.get(id) ?? 0;
      return leads > 0 ? [{ from: id, to: moveTo, leads }] : [];
    }),
  };
}

async function countSeen(
  statuses: readonly LeadStatus[],
  board: Pick<BoardStore, 'countIn' | 'countColumns'>,
  viewer: Viewer,
): Promise<ReadonlyMap<LeadStatus, number>> {
  if (statuses.length === 0) return new Map();
  const all = await board.countIn(statuses);
  if (viewer === null || all.size === 0) return all;
  const columns = await board.countColumns({ visibleTo: viewer }, MOST_COUNTED, [...all.keys()]);
  return new Map([...columns].map(([status, { count }]) => [status, count]));
}

export const presentStage = (stage: Stage): wire.Stage => ({
  id: stage.id,
  label: stage.label,
  countsAsContacted: stage.countsAsContacted,
  won: stage.won,
  lost: stage.lost,
  coldAfterDays: stage.coldAfterDays,
});
