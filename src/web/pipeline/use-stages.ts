import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Stage } from '../../contract/pipeline.ts';
import { pipelineQuery } from '../api/pipeline.ts';
import { useTexts } from '../texts/use-texts.ts';
import { FIRST_STAGES } from './first-stages.ts';
import { lookOf, type StageLook } from './stage-look.ts';

export interface Stages {
  readonly stages: readonly Stage[];
  /** What people call each stage, by its id. */
  readonly names: Readonly<Record<string, string>>;
  /** What people call a stage. A stage that was removed is called by its id. */
  readonly nameOf: (status: string) => string;
  readonly lookOf: (status: string) => StageLook;
}

/** The stages of the pipeline, in the words of the team, or of the reader's language. */
export function useStages(): Stages {
  const { data } = useQuery(pipelineQuery);
  const words: Readonly<Record<string, string>> = useTexts().leads.statuses;
  const stages = data?.stages ?? FIRST_STAGES;
  return useMemo(() => {
    const names = {
      ...words,
      ...Object.fromEntries(stages.map(({ id, label }) => [id, nameOfLabel(id, label, words)])),
    };
    return {
      stages,
      names,
      nameOf: (status) => names[status] ?? status,
      lookOf: (status) => lookOf(stages, status),
    };
  }, [stages, words]);
}

/** The name of a stage that nobody has renamed is translated. */
const nameOfLabel = (id: string, label: string, words: Readonly<Record<string, string>>): string =>
  label === id ? (words[id] ?? label) : label;
