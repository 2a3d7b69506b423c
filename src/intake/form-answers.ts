import type { FormQuestion, LeadForm } from '../connections/page.ts';
import type { FieldDatum } from '../meta-api/graph-lead.ts';
import { normaliseKey } from './known-keys.ts';

/** All values that were sent under one key, with the question that they answer. */
export interface FormAnswer {
  readonly key: string;
  /** Undefined for tracking parameters, and if the form is unknown. */
  readonly question: FormQuestion | undefined;
  readonly values: readonly string[];
  /** One per value: the option's label, else the value itself. */
  readonly labels: readonly string[];
}

/**
 * Sorts the answers by the order of the form's questions, because Meta's order differs between the
 * leads of one form. Answers that belong to no question come last, in the order of Meta. Entries
 * with the same key become one answer.
 */
export function arrangeAnswers(
  fieldData: readonly FieldDatum[],
  form: Pick<LeadForm, 'questions'> | undefined,
): FormAnswer[] {
  const questions = form?.questions ?? [];
  const find = questionFinder(questions);
  const positions = new Map(questions.map((question, index) => [question, index]));
  const position = ({ question }: FormAnswer) =>
    (question && positions.get(question)) ?? questions.length;
  return [...valuesByKey(fieldData)]
    .map(([key, values]) => toAnswer(key, values, find(key)))
    .sort((one, other) => position(one) - position(other));
}

/** Far more than a form can ask. The rest is kept only in the `original` of the inbox lead. */
const MOST_ANSWERS = 1_000;
const MOST_VALUES = 1_000;

/** Returns a map, not an object: a form's author chooses the keys and may choose `__proto__`. */
export function valuesByKey(fieldData: readonly FieldDatum[]): Map<string, string[]> {
  const byKey = new Map<string, string[]>();
  for (const { name, values } of fieldData) {
    const known = byKey.get(name);
    if (known === undefined && byKey.size >= MOST_ANSWERS) continue;
    const all = known ?? [];
    if (known === undefined) byKey.set(name, all);
    for (const value of values) if (all.length < MOST_VALUES) all.push(value);
  }
  return byKey;
}

function questionFinder(questions: readonly FormQuestion[]) {
  const exact = new Map<string, FormQuestion>();
  const similar = new Map<string, FormQuestion>();
  for (const question of questions.toReversed()) {
    exact.set(question.key, question);
    similar.set(normaliseKey(question.key), question);
  }
  return (key: string) => exact.get(key) ?? similar.get(normaliseKey(key));
}

function toAnswer(
  key: string,
  values: readonly string[],
  question: FormQuestion | undefined,
): FormAnswer {
  return { key, question, values, labels: values.map(labelFinder(question)) };
}

/** Finds the label of a value. Meta sends the option's key; old forms and some clients its text. */
function labelFinder(question: FormQuestion | undefined): (value: string) => string {
  const exact = new Map<string, string>();
  const similar = new Map<string, string>();
  for (const { key, value } of (question?.options ?? []).toReversed()) {
    exact.set(key, value);
    for (const text of [value, key]) similar.set(normaliseKey(text), value);
  }
  return (value) => (exact.get(value) ?? similar.get(normaliseKey(value))) || value;
}
