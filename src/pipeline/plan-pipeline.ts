import { AppError } from '../errors.ts';
import type { LeadStatus } from '../leads/lead.ts';
import type { Actor } from '../users/actor.ts';
import type { Pipeline, RemovedStage } from './pipeline.ts';
import { FIRST_STAGE, findStage, sameId, type Stage } from './stage.ts';
import { stageIdOf } from './stage-id.ts';

/** A stage as an admin wants it. Without an id it is new. */
export type WantedStage = Omit<Stage, 'id'> & { readonly id?: string | undefined };

/** The pipeline as an admin wants it. */
export interface PipelineEdit {
  /** The `version` that the admin saw. */
  readonly version: number;
  /** In their order. */
  readonly stages: readonly WantedStage[];
  readonly lostReasons?: readonly string[] | undefined;
  /** Where the leads of each removed stage go, by the ids of both. */
  readonly moveLeads: Readonly<Record<string, string>>;
}

/** What an edit makes of a pipeline. */
export interface PipelinePlan {
  readonly pipeline: Pipeline;
  /** Stages that the edit removes without saying where their leads go. */
  readonly unanswered: readonly Stage[];
}

/**
 * Applies all of an edit, or nothing.
 *
 * @throws `pipeline-changed-since`, `first-stage-fixed`, `stage-unknown`, `stage-repeated`
 */
export function planPipeline(before: Pipeline, edit: PipelineEdit, by: Actor): PipelinePlan {
  if (edit.version !== before.version) throw new AppError('pipeline-changed-since', {});
  const stages = toStages(before, edit.stages);
  const [first] = stages;
  if (first?.id !== FIRST_STAGE || first.countsAsContacted || first.won || first.lost)
    throw new AppError('first-stage-fixed', {});
  const gone = before.stages.filter(({ id }) => !stages.some((stage) => stage.id === id));
  const removed = gone.map((stage): RemovedStage => {
    const target = targetOf(edit.moveLeads, stage.id, gone);
    const moveTo = findStage(stages, target ?? FIRST_STAGE);
    if (!moveTo) throw new AppError('stage-unknown', { stage: target ?? '' });
    return { id: stage.id, label: stage.label, moveTo: moveTo.id, by };
  });
  return {
    pipeline: {
      version: before.version + 1,
      stages,
      lostReasons: [...new Set(edit.lostReasons ?? before.lostReasons)],
      removed: [...before.removed.map((each) => redirect(each, stages, removed)), ...removed],
    },
    unanswered: gone.filter(({ id }) => targetOf(edit.moveLeads, id, gone) === undefined),
  };
}

/** Where the leads of a stage go in the end: its target may be removed by the same edit. */
function targetOf(
  moveLeads: PipelineEdit['moveLeads'],
  id: LeadStatus,
  gone: readonly Stage[],
): string | undefined {
  let target: string | undefined = id;
  for (let steps = 0; steps < gone.length; steps += 1) {
    const from: string = target;
    target = Object.entries(moveLeads).find(([key]) => sameId(key, from))?.[1];
    if (target === undefined || !findStage(gone, target)) return target;
  }
  // The targets form a circle.
  return undefined;
}

/** New stages get an id; an id is never given to another stage, not even after it was removed. */
function toStages(before: Pipeline, wanted: readonly WantedStage[]): Stage[] {
  const taken = [...before.stages, ...before.removed].map(({ id }) => id);
  const stages: Stage[] = [];
  for (const { id: wantedId, ...fields } of wanted) {
    const known = wantedId === undefined ? undefined : findStage(before.stages, wantedId);
    if (wantedId !== undefined && !known) throw new AppError('stage-unknown', { stage: wantedId });
    const id = known?.id ?? stageIdOf(fields.label, taken);
    taken.push(id);
    const isRepeated = stages.some((other) => other.id === id || sameId(other.label, fields.label));
    if (isRepeated) throw new AppError('stage-repeated', { stage: fields.label });
    stages.push({ id, ...fields });
  }
  return stages;
}

/** A stage that an earlier change chose as a target may be removed now. */
function redirect(
  earlier: RemovedStage,
  stages: readonly Stage[],
  removed: readonly RemovedStage[],
): RemovedStage {
  if (findStage(stages, earlier.moveTo)) return earlier;
  const next = removed.find(({ id }) => id === earlier.moveTo);
  return { ...earlier, moveTo: next?.moveTo ?? FIRST_STAGE };
}
