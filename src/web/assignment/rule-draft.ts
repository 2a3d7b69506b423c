import type { AssignmentRule, PutAssignmentRulesBody } from '../../contract/assignment.ts';

export type NewRule = PutAssignmentRulesBody['rules'][number];
type Source = AssignmentRule['when']['sources'][number];
type Hours = NonNullable<AssignmentRule['hours']>;
export type Week = Hours['week'];

/** A rule while it is edited. What the form does not show stays as it is in the rule. */
export interface RuleDraft {
  readonly name: string;
  readonly pageIds: readonly string[];
  readonly sources: readonly Source[];
  /** As typed: `DE, AT`. */
  readonly countries: string;
  readonly question: string;
  /** As typed, separated by commas. */
  readonly answers: string;
  /** The weight by person. */
  readonly members: Readonly<Record<string, number>>;
  readonly hasHours: boolean;
  readonly hours: Hours;
  /** `wait`, `next-rule`, or the id of a person. */
  readonly fallback: string;
}

export function toDraft(rule: AssignmentRule | undefined, zone: string): RuleDraft {
  const [answer] = rule?.when.answers ?? [];
  const { fallback } = rule ?? {};
  return {
    name: rule?.name ?? '',
    pageIds: rule?.when.pageIds ?? [],
    sources: rule?.when.sources ?? [],
    countries: rule?.when.countries.join(', ') ?? '',
    question: answer?.question ?? '',
    answers: answer?.values.join(', ') ?? '',
    members: Object.fromEntries(rule?.members.map(({ userId, weight }) => [userId, weight]) ?? []),
    hasHours: Boolean(rule?.hours),
    hours: rule?.hours ?? { zone, week: officeWeek() },
    fallback: fallback?.kind === 'person' ? fallback.userId : (fallback?.kind ?? 'wait'),
  };
}

/** The rule that a draft makes of another one, or of none. */
export function fromDraft(draft: RuleDraft, rule: AssignmentRule | undefined): NewRule {
  const { name, pageIds, sources, question, hasHours, fallback } = draft;
  const values = wordsOfAnswers(draft.answers, rule);
  const first = question.trim() === '' || values.length === 0 ? [] : [{ question, values }];
  const known = new Map(rule?.members.map((member) => [member.userId, member]));
  return {
    ...(rule && { _id: rule._id, enabled: rule.enabled }),
    name,
    when: {
      ...rule?.when,
      pageIds: [...pageIds],
      sources: [...sources],
      countries: words(draft.countries).map((country) => country.toUpperCase()),
      answers: [...first, ...(rule?.when.answers.slice(1) ?? [])],
    },
    members: Object.entries(draft.members).map(([userId, weight]) => ({
      ...known.get(userId),
      userId,
      weight,
    })),
    hours: hasHours ? draft.hours : null,
    fallback:
      fallback === 'wait' || fallback === 'next-rule'
        ? { kind: fallback }
        : { kind: 'person', userId: fallback },
  };
}

const officeWeek = (): Week => {
  const day = () => [{ from: '09:00', to: '17:00' }];
  return { mon: day(), tue: day(), wed: day(), thu: day(), fri: day() };
};

/** An answer may have commas in it. What was not changed stays as it is. */
function wordsOfAnswers(typed: string, rule: AssignmentRule | undefined): string[] {
  const values = rule?.when.answers[0]?.values ?? [];
  return typed === values.join(', ') ? values : words(typed);
}

const words = (typed: string): string[] =>
  typed
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
