import type { LeadField } from '../leads/lead.ts';
import { isVisible } from '../leads/visible-text.ts';
import type { FormAnswer } from './form-answers.ts';
import { fieldOfKnownKey, fieldOfOtherPhoneKey } from './known-keys.ts';

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

/** Other ways to ask for a number. They fill the phone if no question of type `PHONE` did. */
const PHONE_TYPES = new Set(['USER_PROVIDED_PHONE_NUMBER', 'WHATSAPP_NUMBER', 'PHONE_OTP']);

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
  for (const { fieldOf, isGuess } of READINGS) {
    const surer = new Set(filled.keys());
    for (const answer of answers) {
      const field = fieldOf(answer);
      if (field === undefined || filled.has(field) || textOf(answer) === '') continue;
      if (isGuess && SAID_OTHERWISE[field]?.some((other) => surer.has(other))) continue;
      filled.set(field, answer);
    }
  }
  return filled;
}

/** The first value in which a person sees something, as the person read it. */
export const textOf = (answer: FormAnswer | undefined): string =>
  answer?.labels.find(isVisible)?.trim() ?? '';

interface Reading {
  readonly fieldOf: (answer: FormAnswer) => LeadField | undefined;
  /** It rests on the question's key, which its author chose. */
  readonly isGuess: boolean;
}

const typeOf = ({ question }: FormAnswer): string => question?.type.trim().toUpperCase() ?? '';

const fieldByType = (answer: FormAnswer): LeadField | undefined =>
  FIELD_OF_TYPE.get(typeOf(answer));

const phoneByType = (answer: FormAnswer): LeadField | undefined =>
  PHONE_TYPES.has(typeOf(answer)) ? 'phone' : undefined;

/** @param fieldOf the field of a known key; for open questions that no type explains */
const byQuestionKey =
  (fieldOf: (key: string) => LeadField | undefined) =>
  (answer: FormAnswer): LeadField | undefined => {
    const isOpen = answer.question?.options.length === 0;
    const isExplained = fieldByType(answer) ?? phoneByType(answer);
    return isOpen && isExplained === undefined ? fieldOf(answer.key) : undefined;
  };

/** @param fieldOf the field of a known key; for answers that no question asked for */
const byKeyAlone =
  (fieldOf: (key: string) => LeadField | undefined) =>
  ({ key, question }: FormAnswer): LeadField | undefined =>
    question === undefined ? fieldOf(key) : undefined;

/** From the surest to the least sure. */
const READINGS: readonly Reading[] = [
  { fieldOf: fieldByType, isGuess: false },
  { fieldOf: phoneByType, isGuess: false },
  { fieldOf: byQuestionKey(fieldOfKnownKey), isGuess: true },
  { fieldOf: byKeyAlone(fieldOfKnownKey), isGuess: true },
  { fieldOf: byQuestionKey(fieldOfOtherPhoneKey), isGuess: true },
  { fieldOf: byKeyAlone(fieldOfOtherPhoneKey), isGuess: true },
];
