import type { FormQuestion, LeadForm } from '../connections/page.ts';
import type { FieldDatum } from '../meta-api/graph-lead.ts';
import { normaliseKey } from './known-keys.ts';

/** Everything that was sent under one key, with the question it answers. */
export interface FormAnswer {
  readonly key: string;
  /** Undefined for tracking parameters, and where the form is unknown. */
  readonly question: FormQuestion | undefined;
  readonly values: readonly string[];
  /** One per value: the option's label, else the value itself. */
  readonly labels: readonly string[];
}

/**
 * The answers in the order of the form's questions (Meta's own order differs between the leads of
 * one form), then what no question asked in the order it was sent. Values sent under one key in
 * several entries come together.
 */
export function arrangeAnswers(
  fieldData: readonly FieldDatum[],
  form: Pick<LeadForm, 'questions'> | undefined,
): FormAnswer[] {
  const questions = form?.questions ?? [];
  const find = questionFinder(questions);
  const position = ({ question }: FormAnswer) =>
    question === undefined ? questions.length : questions.indexOf(question);
  return [...valuesByKey(fieldData)]
    .map(([key, values]) => toAnswer(key, values, find(key)))
    .sort((one, other) => position(one) - position(other));
}

/** A map and no object: a form's author chooses the keys, and `__proto__` is one. */
export function valuesByKey(fieldData: readonly FieldDatum[]): Map<string, string[]> {
  const byKey = new Map<string, string[]>();
  for (const { name, values } of fieldData)
    byKey.set(name, [...(byKey.get(name) ?? []), ...values]);
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
  return { key, question, values, labels: values.map((value) => labelOf(value, question)) };
}

/** Meta sends the option's key; older forms and some API clients send its text. */
function labelOf(value: string, question: FormQuestion | undefined): string {
  const options = question?.options ?? [];
  const same = normaliseKey(value);
  const option =
    options.find(({ key }) => key === value) ??
    options.find((each) => [each.key, each.value].some((text) => normaliseKey(text) === same));
  return option?.value || value;
}
