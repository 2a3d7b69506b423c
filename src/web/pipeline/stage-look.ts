import type { Stage } from '../../contract/pipeline.ts';

export interface StageLook {
  /** How far the sale has come, 0 to 1; null if it was lost. */
  readonly progress: number | null;
  readonly className: string;
}

/** Of the stages between the first one and the end, in turn. */
const COLOURS = ['text-blue', 'text-violet', 'text-teal'] as const;

const UNKNOWN: StageLook = { progress: 0, className: 'text-faint' };

/** How a stage looks, by its place among the stages that are neither won nor lost. */
export function lookOf(stages: readonly Stage[], status: string): StageLook {
  const stage = stages.find(({ id }) => id === status);
  if (!stage) return UNKNOWN;
  if (stage.lost) return { progress: null, className: 'text-faint' };
  if (stage.won) return { progress: 1, className: 'text-ok' };
  const open = stages.filter(({ won, lost }) => !won && !lost);
  const index = open.indexOf(stage);
  if (index === 0) return { progress: 0, className: 'text-accent-text' };
  return {
    progress: index / open.length,
    className: COLOURS[(index - 1) % COLOURS.length] ?? UNKNOWN.className,
  };
}
