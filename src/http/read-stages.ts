import { AppError } from '../errors.ts';
import type { Pipelines } from '../pipeline/pipelines.ts';
import { findStage, rulesOf } from '../pipeline/stage.ts';
import type { StageRules } from '../leads/stage-rules.ts';

interface WithStatus {
  readonly status?: string | undefined;
  readonly from?: { readonly status?: string | undefined } | undefined;
}

/**
 * The body of a change with the ids of stages in place of what people and programs write, such as `won`.
 *
 * @returns the body, and what its change says about the first contact
 * @throws `invalid-input` if there is no such stage
 */
export async function readStages<Body extends WithStatus>(
  pipelines: Pick<Pipelines, 'read'>,
  body: Body,
): Promise<{ readonly body: Body; readonly rules: StageRules }> {
  const { stages } = await pipelines.read();
  const stage = body.status === undefined ? undefined : findStage(stages, body.status);
  if (body.status !== undefined && !stage)
    throw new AppError('invalid-input', { fields: 'status' });
  const seen = body.from?.status;
  // A stage that the editor saw may have been removed since.
  const seenId = seen === undefined ? undefined : (findStage(stages, seen)?.id ?? seen);
  return {
    body: {
      ...body,
      ...(stage && { status: stage.id }),
      ...(seenId !== undefined && { from: { ...body.from, status: seenId } }),
    },
    rules: rulesOf(stages),
  };
}

/**
 * Filters of the list with the ids of stages. A stage that was removed stands for the one that its leads went to,
 * so that links and views still work.
 *
 * @throws `invalid-input` if there is no such stage
 */
export async function readFilters<Filters extends { readonly status?: string[] | undefined }>(
  pipelines: Pick<Pipelines, 'stageId'>,
  filters: Filters,
): Promise<Filters> {
  if (filters.status === undefined) return filters;
  const status = await Promise.all(filters.status.map((text) => pipelines.stageId(text)));
  return { ...filters, status };
}
