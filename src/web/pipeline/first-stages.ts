import type { Stage } from '../../contract/pipeline.ts';

const stage = (id: string, flags: Partial<Stage> = {}): Stage => ({
  id,
  label: id,
  countsAsContacted: false,
  won: false,
  lost: false,
  coldAfterDays: null,
  ...flags,
});

/** What screens show until they know the pipeline: the stages that every team begins with. */
export const FIRST_STAGES: readonly Stage[] = [
  stage('New'),
  stage('Contacted'),
  stage('Qualified'),
  stage('Meeting'),
  stage('Won', { won: true }),
  stage('Lost', { lost: true }),
];
