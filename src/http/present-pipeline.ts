import type * as wire from '../contract/pipeline.ts';
import type { BoardStore } from '../leads/board-store.ts';
import type { Viewer } from '../leads/visibility.ts';
import type { Pipeline } from '../pipeline/pipeline.ts';
import type { Stage } from '../pipeline/stage.ts';
import { MOST_COUNTED } from './count-leads.ts';

/** The pipeline, with the leads of removed stages that are not moved yet, as far as the viewer sees them. */
export async function presentPipeline(
  { version, stages, lostReasons, removed }: Pipeline,
  board: Pick<BoardStore, 'countAll' | 'countColumns'>,
  viewer: Viewer,
): Promise<wire.PipelineAnswer> {
  const counts = removed.length > 0 ? await countSeen(board, viewer) : new Map<string, number>();
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
  board: Pick<BoardStore, 'countAll' | 'countColumns'>,
  viewer: Viewer,
): Promise<ReadonlyMap<string, number>> {
  if (viewer === null) return board.countAll();
  const columns = await board.countColumns({ visibleTo: viewer }, MOST_COUNTED);
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
