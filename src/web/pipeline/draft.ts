import type { ChangePipelineBody, PipelineAnswer } from '../../contract/pipeline.ts';

/** A stage while an admin edits it. */
export interface DraftStage {
  /** Names the row; a new stage has no `id` yet. */
  readonly key: string;
  readonly id?: string;
  readonly name: string;
  readonly kind: 'open' | 'won' | 'lost';
  readonly countsAsContacted: boolean;
  /** Empty: never. */
  readonly coldAfterDays: string;
}

export interface Draft {
  readonly stages: readonly DraftStage[];
  /** Where the leads of each removed stage go, by ids. */
  readonly moveLeads: Readonly<Record<string, string>>;
  /** One on each line. */
  readonly lostReasons: string;
}

/** Words by the ids that they translate. */
export type Words = Readonly<Record<string, string>>;

export function toDraft(
  { stages, lostReasons }: PipelineAnswer,
  names: Words,
  reasons: Words,
): Draft {
  return {
    stages: stages.map(({ id, label, won, lost, countsAsContacted, coldAfterDays }) => ({
      key: id,
      id,
      name: names[id] ?? label,
      kind: kindOf(won, lost),
      countsAsContacted,
      coldAfterDays: coldAfterDays?.toString() ?? '',
    })),
    moveLeads: {},
    lostReasons: lostReasons.map((reason) => reasons[reason] ?? reason).join('\n'),
  };
}

function kindOf(won: boolean, lost: boolean): DraftStage['kind'] {
  if (won) return 'won';
  return lost ? 'lost' : 'open';
}

/**
 * The change that a draft asks for. A name or a reason that is still the translation of an id stays that id, so that it
 * is translated for others too.
 */
export function toBody(
  { stages, moveLeads, lostReasons }: Draft,
  version: number,
  words: { readonly statuses: Words; readonly reasons: Words },
): ChangePipelineBody {
  const lines = lostReasons.split('\n').map((line) => line.trim());
  return {
    version,
    stages: stages.map(({ id, name, kind, countsAsContacted, coldAfterDays }) => ({
      ...(id !== undefined && { id }),
      label: id !== undefined && words.statuses[id] === name.trim() ? id : name.trim(),
      won: kind === 'won',
      lost: kind === 'lost',
      countsAsContacted: countsAsContacted && kind !== 'lost',
      coldAfterDays: coldAfterDays === '' ? null : Number(coldAfterDays),
    })),
    lostReasons: [...new Set(lines.filter(Boolean))].map(
      (line) => Object.entries(words.reasons).find(([, word]) => word === line)?.[0] ?? line,
    ),
    ...(Object.keys(moveLeads).length > 0 && { moveLeads }),
  };
}

/** The list with a stage one place up or down. The first stage stays the first. */
export function moveStage(
  stages: readonly DraftStage[],
  index: number,
  by: -1 | 1,
): readonly DraftStage[] {
  const stage = stages[index];
  const to = index + by;
  if (!stage || to < 1 || to >= stages.length) return stages;
  return stages.toSpliced(index, 1).toSpliced(to, 0, stage);
}

/** The draft without a stage, whose leads go to another one. */
export const removeStage = (
  { stages, moveLeads, lostReasons }: Draft,
  { key }: Pick<DraftStage, 'key'>,
  target: string,
): Draft => ({
  stages: stages.filter((stage) => stage.key !== key),
  moveLeads: { ...moveLeads, [key]: target },
  lostReasons,
});
