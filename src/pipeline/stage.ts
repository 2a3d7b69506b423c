import { CLOSED_FROM_FIRST } from '../leads/is-untouched.ts';
import type { LeadStatus } from '../leads/lead.ts';
import type { StageRules } from '../leads/stage-rules.ts';

/** One step of a sale. Each lead is in one: its status is the id of its stage. */
export interface Stage {
  /** Never changes, so that leads, links and reports keep their meaning. */
  readonly id: LeadStatus;
  /** As the team calls it. If it is the id of one of the first stages, screens translate it. */
  readonly label: string;
  /** Whether a lead that a person moves here counts as contacted. */
  readonly countsAsContacted: boolean;
  readonly won: boolean;
  readonly lost: boolean;
  /** After how many days without a change a lead of this stage is going cold; null: never. */
  readonly coldAfterDays: number | null;
}

/** The stage of new leads. It is always the first one, and cannot be removed. */
export const FIRST_STAGE = 'New';

const stage = (id: string, flags: Partial<Stage> = {}): Stage => ({
  id,
  label: id,
  countsAsContacted: false,
  won: false,
  lost: false,
  coldAfterDays: null,
  ...flags,
});

/**
 * The stages that every team begins with. Lost does not count as contacted, because a lead with a wrong
 * number is lost although nobody was reached.
 */
export const DEFAULT_STAGES: readonly Stage[] = [
  stage(FIRST_STAGE),
  stage('Contacted', { countsAsContacted: true }),
  stage('Qualified', { countsAsContacted: true }),
  stage('Meeting', { countsAsContacted: true }),
  stage('Won', { countsAsContacted: true, won: true }),
  stage('Lost', { lost: true }),
];

/** The first reasons for lost leads. Screens translate these; the team adds its own words. */
export const DEFAULT_LOST_REASONS: readonly string[] = [
  'no-answer',
  'wrong-contact',
  'not-interested',
  'too-expensive',
  'competitor',
];

/** The stage that a text means, in any case; undefined if there is none. */
export const findStage = (stages: readonly Stage[], text: string): Stage | undefined =>
  stages.find(({ id }) => sameId(id, text));

export const sameId = (one: string, other: string): boolean =>
  one.toLowerCase() === other.trim().toLowerCase();

/** What the stages say about the first contact. */
export const rulesOf = (stages: readonly Stage[]): StageRules => ({
  contacted: new Set(stages.filter((each) => each.countsAsContacted).map(({ id }) => id)),
  untouched: FIRST_STAGE,
});

/** Nobody waits for the first contact in a stage that means won or lost. */
export const isClosed = ({ won, lost }: Pick<Stage, 'won' | 'lost'>): boolean => won || lost;

/**
 * The stages that mean won or lost, but for those of `CLOSED_FROM_FIRST`, which the stores know. A team can change them at
 * any time.
 */
export const closedBesidesFirst = (stages: readonly Stage[]): readonly LeadStatus[] =>
  stages
    .filter((stage) => isClosed(stage) && !CLOSED_FROM_FIRST.includes(stage.id))
    .map(({ id }) => id);
