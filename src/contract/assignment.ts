import { z } from 'zod';
import { leadDetails, leadSource } from './lead.ts';

const id = z.string().min(1).max(64);
const ids = z.array(id).max(200).default([]);

/** A time of day; `24:00` is the end of a day. */
const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 09:00');
const range = z
  .strictObject({ from: time, to: z.union([time, z.literal('24:00')]) })
  .refine(({ from, to }) => from < to, { path: ['to'], error: 'must be after from' });
const day = z.array(range).max(10).optional();

/** When people work, by the clocks of a place. A day that is left out is free. */
export const workingHours = z.strictObject({
  zone: z.string().max(64).describe('An IANA name such as `Europe/Berlin`'),
  week: z
    .strictObject({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day })
    .refine((week) => Object.values(week).some((ranges) => (ranges?.length ?? 0) > 0), {
      error: 'must have hours on at least one day',
    }),
});

/** A person whom a rule gives leads to. */
export const ruleMember = z.strictObject({
  userId: id,
  weight: z.number().int().min(1).max(20).default(1),
  hours: workingHours.nullable().default(null).describe('Null: the hours of the rule'),
});

/** Which leads a rule is for. An empty list is for all; of several lists, each must fit. */
export const ruleConditions = z.strictObject({
  pageIds: ids,
  formIds: ids,
  campaignIds: ids,
  sources: z.array(leadSource).max(10).default([]),
  countries: z
    .array(z.string().regex(/^[A-Z]{2}$/, 'must be two capital letters such as DE'))
    .max(250)
    .default([])
    .describe('Of the phone number, in ISO 3166'),
  answers: z
    .array(
      z.strictObject({
        question: z.string().trim().min(1).max(500).describe('The key or the label of a question'),
        values: z.array(z.string().trim().min(1).max(500)).min(1).max(50),
      }),
    )
    .max(20)
    .default([])
    .describe('Each question has one of its values; case and accents make no difference'),
});

const fallback = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('wait') }),
  z.strictObject({ kind: z.literal('next-rule') }),
  z.strictObject({ kind: z.literal('person'), userId: id }),
]);

const ruleFields = z.strictObject({
  name: z.string().trim().min(1).max(100),
  enabled: z.boolean().default(true),
  when: ruleConditions.prefault({}),
  members: z
    .array(ruleMember)
    .min(1)
    .max(100)
    .refine((members) => new Set(members.map(({ userId }) => userId)).size === members.length, {
      error: 'must name each person once',
    }),
  hours: workingHours.nullable().default(null).describe('Null: at any time'),
  fallback: fallback
    .default({ kind: 'wait' })
    .describe('While no member works the lead waits, the next rule decides, or a person gets it'),
});

/** One rule in an answer. */
export const assignmentRule = ruleFields.extend({ _id: id });
export type AssignmentRule = z.infer<typeof assignmentRule>;

/** `GET /api/assignment-rules`: the rules in their order. */
export const assignmentRuleList = z.object({ rules: z.array(assignmentRule) });
export type AssignmentRuleList = z.infer<typeof assignmentRuleList>;

/** `PUT /api/assignment-rules` replaces all rules. A rule without `_id` is new. */
export const putAssignmentRulesBody = z.strictObject({
  rules: z
    .array(ruleFields.extend({ _id: id.optional() }))
    .max(100)
    .refine(
      (rules) => {
        const known = rules.flatMap(({ _id }) => _id ?? []);
        return new Set(known).size === known.length;
      },
      { error: 'must have each _id once' },
    ),
});
export type PutAssignmentRulesBody = z.input<typeof putAssignmentRulesBody>;

/** `POST /api/leads/take-next`; null if no lead waits for a first contact. */
export const takeNextAnswer = z.object({ lead: leadDetails.nullable() });
export type TakeNextAnswer = z.infer<typeof takeNextAnswer>;
