import { AppError } from '../errors.ts';
import { moveLeavers } from '../pipeline/move-leavers.ts';
import { createPipelines, type Pipelines } from '../pipeline/pipelines.ts';
import { Sweep } from '../sweep.ts';
import type { AppContext } from './app-context.ts';

/** How often to look for leads that got into a removed stage late, such as by a change that was decided before, in ms. */
const LEAVERS_MS = 60_000;

export interface PipelineParts {
  readonly pipelines: Pipelines;
  /** Moves the leads of removed stages in the background. */
  readonly leavers: {
    start(): void;
    /** Moves them now. */
    wake(): void;
    stop(): Promise<void>;
  };
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
  const stopping = new AbortController();
  const signal = AbortSignal.any([stopping.signal, closing]);
  const sweep = new Sweep({
    run: async () => {
      const moved = await moveLeavers({
        pipelines,
        board,
        leads,
        inTurn: (work) => turns.run('pipeline-moves', work, () => new AppError('lead-busy', {})),
        now,
        signal,
      });
      if (moved > 0) log.info({ moved }, 'leads of removed stages were moved');
    },
    everyMs: LEAVERS_MS,
    onError: (err) => {
      // Another process moves them.
      const isBusy = err instanceof AppError && err.code === 'lead-busy';
      if (!isBusy && !signal.aborted)
        log.error(
          { err },
          'leads of a removed stage could not be moved; LeadRabbit tries again within a minute',
        );
    },
  });
  return {
    pipelines,
    leavers: {
      start: () => sweep.start(),
      wake: () => sweep.wake(),
      stop: () => {
        stopping.abort();
        return sweep.stop();
      },
    },
  };
}
