import type { LeadField } from '../leads/lead.ts';
import type { FormAnswer } from './form-answers.ts';
import { fieldOfKnownKey } from './known-keys.ts';

/**
 * What Meta's question types ask for.
 *
 * https://developers.facebook.com/docs/marketing-api/guides/lead-ads/create
 */
const FIELD_OF_TYPE: ReadonlyMap<string, LeadField> = new Map([
  ['FULL_NAME', 'name'],
  ['FIRST_NAME', 'firstName'],
  ['LAST_NAME', 'lastName'],
  ['EMAIL', 'email'],
  ['WORK_EMAIL', 'workEmail'],
  ['PHONE', 'phone'],
  ['WORK_PHONE_NUMBER', 'workPhone'],
  ['COMPANY_NAME', 'company'],
  ['JOB_TITLE', 'jobTitle'],
  ['STREET_ADDRESS', 'street'],
  ['CITY', 'city'],
  ['STATE', 'state'],
  ['PROVINCE', 'state'],
  ['ZIP', 'zip'],
  ['POST_CODE', 'zip'],
  ['COUNTRY', 'country'],
  ['DOB', 'dateOfBirth'],
  ['GENDER', 'gender'],
]);

/** Together these say the same as the field; a guess must not contradict them. */
const SAID_OTHERWISE: Readonly<Partial<Record<LeadField, readonly LeadField[]>>> = {
  name: ['firstName', 'lastName'],
  email: ['workEmail'],
  phone: ['workPhone'],
};

/**
 * Which answer fills which field of the lead. The form's question types come first; then the keys
 * of its other questions, then keys that no question asked, as far as they are known as a whole.
 * The first answer that says something wins.
 *
 * A custom question keyed exactly `email` does fill the e-mail where no standard question did: many
 * forms ask that way, and a salesperson with an empty e-mail beside an answer that holds it is
 * served worse than by the rare wrong one. A custom question with options never fills a field: its
 * answers are choices ("E-mail", "Phone"), not contact data.
 */
export function fillFields(answers: readonly FormAnswer[]): Map<LeadField, FormAnswer> {
  const filled = new Map<LeadField, FormAnswer>();
  for (const fieldOf of [fieldByType, fieldByQuestionKey, fieldByKeyAlone]) {
    const surer = new Set(filled.keys());
    for (const answer of answers) {
      const field = fieldOf(answer);
      if (field === undefined || filled.has(field) || textOf(answer) === '') continue;
      if (SAID_OTHERWISE[field]?.some((other) => surer.has(other))) continue;
      filled.set(field, answer);
    }
  }
  return filled;
}

/** The first value that says something, as the person read it. */
export const textOf = (answer: FormAnswer | undefined): string =>
  answer?.labels.map((label) => label.trim()).find((label) => label !== '') ?? '';

const fieldByType = ({ question }: FormAnswer): LeadField | undefined =>
  FIELD_OF_TYPE.get(question?.type.trim().toUpperCase() ?? '');

function fieldByQuestionKey(answer: FormAnswer): LeadField | undefined {
  const isOpen = answer.question?.options.length === 0;
  return isOpen && fieldByType(answer) === undefined ? fieldOfKnownKey(answer.key) : undefined;
}

const fieldByKeyAlone = ({ key, question }: FormAnswer): LeadField | undefined =>
  question === undefined ? fieldOfKnownKey(key) : undefined;
