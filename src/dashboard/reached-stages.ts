/** What the stages of the pipeline say here. */
interface StageOfFunnel {
  readonly id: string;
  readonly won: boolean;
  readonly lost: boolean;
}

/**
 * The statuses of leads that have reached a stage, by its id. A lead has reached the stage that it is in and, because a sale
 * goes through the stages in their order, those before it. A won lead has passed all stages that are not won or lost.
 *
 * A lost lead does not say how far it came, so it is only known to have reached the first stage, as all leads have: there
 * the list is empty. A lost stage is not in the result.
 */
export function reachedStages(
  stages: readonly StageOfFunnel[],
): ReadonlyMap<string, readonly string[]> {
  const won = stages.filter((stage) => stage.won).map(({ id }) => id);
  const open = stages.filter((stage) => !stage.won && !stage.lost).map(({ id }) => id);
  const [first] = stages;
  return new Map<string, readonly string[]>([
    ...open.map((id, index) => [id, [...open.slice(index), ...won]] as const),
    // None of several won stages is on the way to another one.
    ...won.map((id) => [id, [id]] as const),
    ...(first ? [[first.id, []] as const] : []),
  ]);
}
