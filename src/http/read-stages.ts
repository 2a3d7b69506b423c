import { AppError } from '../errors.ts';
import { CLOSED_FROM_FIRST } from '../leads/is-untouched.ts';
import type { LeadStatus } from '../leads/lead.ts';
import type { Pipeline } from '../pipeline/pipeline.ts';
import type { Pipelines } from '../pipeline/pipelines.ts';
import { closedBesidesFirst, findStage, rulesOf, sameId } from '../pipeline/stage.ts';
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

interface StageFilters {
  readonly status?: string[] | undefined;
  readonly untouched?: boolean | undefined;
}

/**
 * Filters of the list with the ids of stages. A removed stage means the one that its leads went to,
 * so that links and views still work. Nobody waits in a stage that means won or lost.
 *
 * @throws `invalid-input` if there is no such stage
 */
export async function readFilters<Filters extends StageFilters>(
  pipelines: Pick<Pipelines, 'read'>,
  filters: Filters,
): Promise<Filters> {
  if (filters.status === undefined && filters.untouched !== true) return filters;
  const pipeline = await pipelines.read();
  const status = filters.status?.map((text) => stageIdOf(pipeline, text));
  const ofTeam = closedBesidesFirst(pipeline.stages);
  if (filters.untouched !== true || ofTeam.length === 0)
    return status === undefined ? filters : { ...filters, status };
  const wanted = status ?? pipeline.stages.map(({ id }) => id);
  const waiting = wanted.filter((each) => !ofTeam.includes(each));
  // No lead waits in these: then nothing is found.
  return { ...filters, status: waiting.length > 0 ? waiting : [...CLOSED_FROM_FIRST] };
}

function stageIdOf({ stages, removed }: Pipeline, text: string): LeadStatus {
  const moved = () => removed.find(({ id }) => sameId(id, text))?.moveTo;
  const id = findStage(stages, text)?.id ?? moved();
  if (id === undefined) throw new AppError('invalid-input', { fields: 'status' });
  return id;
}
