import type { Formats } from '../formats.ts';

/** The screen of the pipeline. */
export const pipeline = ({ number, plural }: Formats) => ({
  title: 'Pipeline',
  intro: 'The stages of a sale, in their order. Each lead is in one of them.',
  notLoaded: 'The pipeline could not be loaded',
  stages: 'Stages',
  stage: (position: number) => `Stage ${number(position)}`,
  name: 'Name',
  kind: 'Meaning',
  kinds: { open: 'In progress', won: 'Won', lost: 'Lost' },
  contacted: 'Counts as contacted',
  cold: 'Going cold after (days)',
  never: 'Never',
  firstHint: 'New leads come into this stage.',
  up: (name: string) => `Move ${name} up`,
  down: (name: string) => `Move ${name} down`,
  remove: (name: string) => `Remove ${name}`,
  add: 'Add a stage',
  newStage: 'New stage',
  removing: {
    title: (name: string) => `Remove ${name}?`,
    text: (count: number, isMore: boolean) =>
      count === 0
        ? 'No lead is in this stage. If one gets into it before you save, it goes to:'
        : `${isMore ? 'More than ' : ''}${number(count)} ${plural(count, { one: 'lead is', other: 'leads are' })} in this stage, including those that no filter shows. They go to:`,
    target: 'Stage',
    action: 'Remove',
  },
  goesTo: (name: string, target: string) => `${name} is removed; its leads go to ${target}.`,
  keep: 'Keep it',
  lostReasons: 'Reasons for lost leads',
  lostReasonsHint: 'One on each line. People can also write a reason of their own.',
  save: 'Save',
  saved: 'The pipeline was saved.',
  moving: (count: number) =>
    `${number(count)} ${plural(count, { one: 'lead is', other: 'leads are' })} moving to another stage.`,
});
