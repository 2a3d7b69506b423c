import { z } from 'zod';
import type { LeadStatus } from '../leads/lead.ts';
import type { Actor } from '../users/actor.ts';
import { DEFAULT_LOST_REASONS, DEFAULT_STAGES, type Stage } from './stage.ts';

/** How the team sells: its stages in their order, and why it loses leads. */
export interface Pipeline {
  /** Rises with each change; 0 before the first one. */
  readonly version: number;
  /** The first one is the stage of new leads. */
  readonly stages: readonly Stage[];
  readonly lostReasons: readonly string[];
  /** Stages that were removed. Leads that are still in one, or get into it late, are moved. */
  readonly removed: readonly RemovedStage[];
}

export interface RemovedStage {
  readonly id: LeadStatus;
  /** As the team called it; empty if it was removed before labels were kept. */
  readonly label: string;
  /** The stage that its leads go to. */
  readonly moveTo: LeadStatus;
  /** Who decided so. */
  readonly by: Actor;
}

export const FIRST_PIPELINE: Pipeline = {
  version: 0,
  stages: DEFAULT_STAGES,
  lostReasons: DEFAULT_LOST_REASONS,
  removed: [],
};

const stageSchema = z.object({
  id: z.string().min(1),
  label: z.string().min(1),
  countsAsContacted: z.boolean(),
  won: z.boolean(),
  lost: z.boolean(),
  coldAfterDays: z.number().int().positive().nullable(),
});

const actorSchema = z.custom<Actor>(
  (value) => typeof value === 'object' && value !== null && 'kind' in value,
);

const pipelineSchema = z.object({
  version: z.number().int().nonnegative(),
  stages: z.array(stageSchema).min(1),
  lostReasons: z.array(z.string()),
  removed: z.array(
    z.object({
      id: z.string(),
      label: z.string().default(''),
      moveTo: z.string(),
      by: actorSchema,
    }),
  ),
});

/**
 * The pipeline as it is stored; the first one if it was never changed.
 *
 * @throws ZodError if it cannot be read. Then nothing may be changed: the first stages would take its place
 */
export const readPipeline = (stored: unknown): Pipeline =>
  stored === undefined ? FIRST_PIPELINE : pipelineSchema.parse(stored);

/** The stage that a status means. A removed one means the one that its leads went to. */
export const currentStage = (
  { removed }: Pick<Pipeline, 'removed'>,
  status: LeadStatus,
): LeadStatus => removed.find(({ id }) => id === status)?.moveTo ?? status;

/** What each stage may be called in a file. Names of removed stages mean the ones that their leads went to. */
export const stageNames = ({
  stages,
  removed,
}: Pick<Pipeline, 'stages' | 'removed'>): readonly Pick<Stage, 'id' | 'label'>[] => [
  ...stages,
  ...removed.flatMap(({ id, label, moveTo }) => [
    { id: moveTo, label: id },
    { id: moveTo, label },
  ]),
];
