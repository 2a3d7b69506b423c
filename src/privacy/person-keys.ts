import type { Lead } from '../leads/lead.ts';
import type { PersonKeys } from './erasure.ts';

/** What identifies the person of some leads: every e-mail address and phone number in them. */
export function keysOf(leads: readonly Lead[]): PersonKeys {
  const emails = leads.flatMap(({ email, contact }) => [email, contact.workEmail ?? '']);
  const phones = leads.map(({ phoneE164 }) => phoneE164);
  return {
    emails: [...new Set(emails.map(foldEmail))].filter((email) => email.includes('@')),
    phones: [...new Set(phones)].filter((phone) => phone !== ''),
  };
}

export const foldEmail = (email: string): string => email.trim().toLowerCase();

/** Whether a lead has one of the addresses or numbers. */
export const isOfPerson = (lead: Lead, { emails, phones }: PersonKeys): boolean =>
  emails.includes(foldEmail(lead.email)) ||
  emails.includes(foldEmail(lead.contact.workEmail ?? '')) ||
  phones.includes(lead.phoneE164);
