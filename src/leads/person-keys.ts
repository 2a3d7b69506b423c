import type { Lead } from './lead.ts';

/** What identifies a person in the leads of a business. Empty texts identify nobody. */
export interface PersonKeys {
  /** E-mail addresses in lower case. */
  readonly emails: readonly string[];
  /** Phone numbers in E.164. */
  readonly phones: readonly string[];
}

/** The fields of a lead that identify its person. */
export type IdentifyingFields = Pick<Lead, 'email' | 'phoneE164' | 'contact'>;

/** What identifies the person of some leads: every e-mail address and phone number in them. */
export function keysOf(leads: readonly IdentifyingFields[]): PersonKeys {
  const emails = leads.flatMap(({ email, contact }) => [email, contact.workEmail ?? '']);
  const phones = leads.map(({ phoneE164 }) => phoneE164);
  return {
    emails: [...new Set(emails.map(foldEmail))].filter((email) => email.includes('@')),
    phones: [...new Set(phones)].filter((phone) => phone !== ''),
  };
}

const foldEmail = (email: string): string => email.trim().toLowerCase();

/** Whether a lead has one of the addresses or numbers. */
export const isOfPerson = (lead: IdentifyingFields, keys: PersonKeys): boolean =>
  hasEmailOf(lead, keys) || hasPhoneOf(lead, keys);

/** Whether a lead has one of the addresses. */
export const hasEmailOf = (lead: IdentifyingFields, { emails }: Pick<PersonKeys, 'emails'>) =>
  keysOf([lead]).emails.some((email) => emails.includes(email));

/** Whether a lead has one of the numbers. */
export const hasPhoneOf = (lead: IdentifyingFields, { phones }: Pick<PersonKeys, 'phones'>) =>
  phones.includes(lead.phoneE164);
