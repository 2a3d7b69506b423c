import { AppError } from '../errors.ts';
import { LeaverMoves } from '../pipeline/leaver-moves.ts';
import { moveLeavers } from '../pipeline/move-leavers.ts';
import { createPipelines, type Pipelines } from '../pipeline/pipelines.ts';
import type { AppContext } from './app-context.ts';

export interface PipelineParts {
  readonly pipelines: Pipelines;
  readonly leavers: LeaverMoves;
}

/** The stages of the pipeline, and what moves the leads of a removed one. */
export function wirePipeline({
  closing,
  log,
  storage: { board, leads, settings },
  turns,
  now,
}: Pick<AppContext, 'closing' | 'log' | 'storage' | 'turns' | 'now'>): PipelineParts {
  const pipelines = createPipelines({ settings, board, turns, now });
  const leavers = new LeaverMoves({
    move: async (signal) => {
      const moved = await moveLeavers({
        pipelines,
        board,
        leads,
        inTurn: (work) => turns.run('pipeline-moves', work, () => new AppError('lead-busy', {})),
        now,
        signal: AbortSignal.any([signal, closing]),
      });
      if (moved > 0) log.info({ moved }, 'leads of removed stages were moved');
    },
    onError: (err) =>
      log.error(
        { err },
        'leads of a removed stage could not be moved; LeadRabbit tries again after the next start',
      ),
  });
  return { pipelines, leavers };
}
