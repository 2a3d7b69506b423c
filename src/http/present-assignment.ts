import type { AssignmentRule } from '../assignment/assignment-rule.ts';
import type { WorkingHours } from '../planner/working-hours.ts';
import type * as wire from '../contract/assignment.ts';

export const presentRule = (rule: AssignmentRule): wire.AssignmentRule => ({
  _id: rule.id,
  name: rule.name,
  enabled: rule.isEnabled,
  when: {
    pageIds: [...rule.when.pageIds],
    formIds: [...rule.when.formIds],
    campaignIds: [...rule.when.campaignIds],
    sources: [...rule.when.sources],
    countries: [...rule.when.countries],
    answers: rule.when.answers.map(({ question, values }) => ({ question, values: [...values] })),
  },
  members: rule.members.map(({ userId, weight, hours }) => ({
    userId,
    weight,
    hours: hours && presentHours(hours),
  })),
  hours: rule.hours && presentHours(rule.hours),
  fallback: { ...rule.fallback },
});

type Hours = NonNullable<wire.AssignmentRule['hours']>;

const presentHours = ({ zone, week }: WorkingHours): Hours => ({
  zone,
  week: Object.fromEntries(
    Object.entries(week).map(([day, ranges]) => [day, ranges.map((range) => ({ ...range }))]),
  ),
});
