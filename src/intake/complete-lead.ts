import type { ConnectionStore } from '../connections/connection-store.ts';
import type { FormStore } from '../connections/form-store.ts';
import { AppError, notFound } from '../errors.ts';
import type { Lead, NewLead } from '../leads/lead.ts';
import { toE164 } from '../leads/phone.ts';
import type { Actor } from '../users/actor.ts';
import { guessCountry } from './guess-country.ts';
import type { HeldLeads } from './held-leads.ts';
import type { InboxLookup } from './inbox-lookup.ts';
import { understandLead, type UnderstoodLead } from './understand-lead.ts';

/** Contact data that a person entered. A field that is left out keeps the value that Meta sent. */
export interface EnteredContact {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly company?: string | undefined;
}

/**
 * Makes a CRM lead of an inbox lead, from the contact data that a person entered and every answer
 * that can be understood. If the CRM has the lead already, nothing changes.
 *
 * @throws the `not-found` error if there is no such inbox lead, and the `contact-missing` error if
 *   the lead would have no name, email address, phone number or company
 */
export type CompleteLead = (
  leadId: string,
  entered: EnteredContact,
  by: Actor,
) => Promise<{ readonly created: boolean; readonly lead: Lead }>;

export interface CompleteLeadDependencies {
  readonly inbox: InboxLookup & Pick<HeldLeads, 'complete'>;
  readonly pages: Pick<ConnectionStore, 'find'> & Pick<FormStore, 'findForm'>;
  readonly now: () => Date;
}

export function createCompleteLead(dependencies: CompleteLeadDependencies): CompleteLead {
  const { inbox, pages, now } = dependencies;
  return async (leadId, entered, by) => {
    const inboxLead = await inbox.find(leadId);
    if (!inboxLead) throw notFound('inbox-lead');
    const lead = withEntered(await understandLead(pages, inboxLead, now()), entered);
    if (lead.name === '' && lead.email === '' && lead.phone === '' && lead.company === '')
      throw new AppError('contact-missing', {});
    const completed = await inbox.complete(lead, by, now());
    if (!completed) throw notFound('inbox-lead');
    return completed;
  };
}

function withEntered({ lead, locale }: UnderstoodLead, entered: EnteredContact): NewLead {
  const { name, email, phone, company } = entered;
  return {
    ...lead,
    name: name ?? lead.name,
    email: email ?? lead.email,
    company: company ?? lead.company,
    ...(phone !== undefined && {
      phone,
      phoneE164: toE164(phone, guessCountry(lead.contact.country ?? '', locale)),
    }),
  };
}
