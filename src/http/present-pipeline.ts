import type * as wire from '../contract/pipeline.ts';
import type { BoardStore } from '../leads/board-store.ts';
import type { Pipeline } from '../pipeline/pipeline.ts';
import type { Stage } from '../pipeline/stage.ts';

/** The pipeline, with the leads that are still on their way out of removed stages. */
export async function presentPipeline(
  { version, stages, lostReasons, removed }: Pipeline,
  board: Pick<BoardStore, 'countAll'>,
): Promise<wire.PipelineAnswer> {
  const counts = removed.length > 0 ? await board.countAll() : new Map<string, number>();
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

export const presentStage = (stage: Stage): wire.Stage => ({
  id: stage.id,
  label: stage.label,
  countsAsContacted: stage.countsAsContacted,
  won: stage.won,
  lost: stage.lost,
  coldAfterDays: stage.coldAfterDays,
});
