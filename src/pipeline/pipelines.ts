import { AppError } from '../errors.ts';
import type { BoardStore } from '../leads/board-store.ts';
import type { ReadCurrentStage } from '../leads/with-current-stage.ts';
import type { SettingStore } from '../settings/setting-store.ts';
import type { Turns } from '../turns/turns.ts';
import type { Actor } from '../users/actor.ts';
import { currentStage, readPipeline, type Pipeline } from './pipeline.ts';
import { planPipeline, type PipelineEdit } from './plan-pipeline.ts';

/** The name of the setting. */
const SETTING = 'pipeline';

/** The pipeline of the team. */
export interface Pipelines {
  read(): Promise<Pipeline>;
  /** See `currentStage`. */
  readCurrentStage: ReadCurrentStage;
  /**
   * Changes the pipeline.
   *
   * @throws `stage-has-leads` if a stage that has leads is removed and nobody said where they go; see also
   *   `planPipeline`
   */
  change(edit: PipelineEdit, by: Actor): Promise<Pipeline>;
}

export interface PipelineDependencies {
  readonly settings: SettingStore;
  readonly board: Pick<BoardStore, 'countIn'>;
  readonly turns: Pick<Turns, 'run'>;
  readonly now: () => Date;
}

export function createPipelines(dependencies: PipelineDependencies): Pipelines {
  const { settings, board, turns, now } = dependencies;
  const read = async () => readPipeline(await settings.read(SETTING));

  return {
    read,
    readCurrentStage: async (status) => currentStage(await read(), status),
    change: (edit, by) =>
      turns.run(
        'pipeline',
        async () => {
          const { pipeline, unanswered } = planPipeline(await read(), edit, by);
          const ids = unanswered.map(({ id }) => id);
          const counts = ids.length > 0 ? await board.countIn(ids) : undefined;
          for (const { id, label } of unanswered) {
            const leads = counts?.get(id) ?? 0;
            if (leads > 0) throw new AppError('stage-has-leads', { stage: label, leads });
          }
          await settings.write(SETTING, pipeline, now());
          return pipeline;
        },
        () => new AppError('pipeline-changed-since', {}),
      ),
  };
}
