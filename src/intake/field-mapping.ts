import type { LeadField } from '../leads/lead.ts';
import { isVisible } from '../leads/visible-text.ts';
import type { FormAnswer } from './form-answers.ts';
import { fieldOfKnownKey, fieldOfOtherPhoneKey } from './known-keys.ts';

/**
 * The field that each of Meta's question types asks for:
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

/** Other question types for a phone number. They fill the phone if no `PHONE` question did. */
const PHONE_TYPES = new Set(['USER_PROVIDED_PHONE_NUMBER', 'WHATSAPP_NUMBER', 'PHONE_OTP']);

/**
 * Fields that hold the same information as a field. If one of them is filled, no guess fills it.
 */
const EQUIVALENTS: Readonly<Partial<Record<LeadField, readonly LeadField[]>>> = {
  name: ['firstName', 'lastName'],
  email: ['workEmail'],
  phone: ['workPhone'],
};

/**
 * Chooses the answer for each field of the lead. The types of the form's questions come first, then
 * the keys of its other questions, then keys that belong to no question. A key counts only if all
 * of it is a known key. For each field, the first answer that is not empty wins.
 *
 * A custom question with the exact key `email` fills the email address if no standard question did.
 * Many forms ask that way, and a lead without an email address costs a salesperson more than the
 * rare wrong one. A custom question with options never fills a field: its answers are choices
 * ("E-mail", "Phone"), not contact data.
 */
export function fillFields(answers: readonly FormAnswer[]): Map<LeadField, FormAnswer> {
  const filled = new Map<LeadField, FormAnswer>();
  for (const { fieldOf, isGuess } of RULES) {
    const filledBefore = new Set(filled.keys());
    for (const answer of answers) {
      const field = fieldOf(answer);
      if (field === undefined || filled.has(field) || textOf(answer) === '') continue;
      if (isGuess && EQUIVALENTS[field]?.some((other) => filledBefore.has(other))) continue;
      filled.set(field, answer);
    }
  }
  return filled;
}

/** The first label that has a visible character; empty if there is none. */
export const textOf = (answer: FormAnswer | undefined): string =>
  answer?.labels.find(isVisible)?.trim() ?? '';

interface FieldRule {
  readonly fieldOf: (answer: FormAnswer) => LeadField | undefined;
  /** The rule uses the key of the question, which the form's author chose. */
  readonly isGuess: boolean;
}

const typeOf = ({ question }: FormAnswer): string => question?.type.trim().toUpperCase() ?? '';

const fieldByType = (answer: FormAnswer): LeadField | undefined =>
  FIELD_OF_TYPE.get(typeOf(answer));

const phoneByType = (answer: FormAnswer): LeadField | undefined =>
  PHONE_TYPES.has(typeOf(answer)) ? 'phone' : undefined;

/**
 * Maps the keys of questions without options whose type names no field.
 *
 * @param fieldOf the field of a known key
 */
const byQuestionKey =
  (fieldOf: (key: string) => LeadField | undefined) =>
  (answer: FormAnswer): LeadField | undefined => {
    const isOpen = answer.question?.options.length === 0;
    const isExplained = fieldByType(answer) ?? phoneByType(answer);
    return isOpen && isExplained === undefined ? fieldOf(answer.key) : undefined;
  };

/**
 * Maps the keys of answers that belong to no question.
 *
 * @param fieldOf the field of a known key
 */
const byKeyAlone =
  (fieldOf: (key: string) => LeadField | undefined) =>
  ({ key, question }: FormAnswer): LeadField | undefined =>
    question === undefined ? fieldOf(key) : undefined;

/** The most certain rule first. */
const RULES: readonly FieldRule[] = [
  { fieldOf: fieldByType, isGuess: false },
  { fieldOf: phoneByType, isGuess: false },
  { fieldOf: byQuestionKey(fieldOfKnownKey), isGuess: true },
  { fieldOf: byKeyAlone(fieldOfKnownKey), isGuess: true },
  { fieldOf: byQuestionKey(fieldOfOtherPhoneKey), isGuess: true },
  { fieldOf: byKeyAlone(fieldOfOtherPhoneKey), isGuess: true },
];
