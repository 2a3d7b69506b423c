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

/** Contact data that a person entered. What is left out stays as it was understood. */
export interface EnteredContact {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly company?: string | undefined;
}

/**
 * Makes a raw lead that is not in the CRM a CRM lead, with the contact data that a person entered
 * and every answer that can be understood. If it is in the CRM already, nothing changes.
 *
 * @throws the `not-found` error, and the `invalid-input` error if nobody could be contacted
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
    const raw = await inbox.find(leadId);
    if (!raw) throw notFound('inbox-lead');
    const lead = withEntered(await understandLead(pages, raw, now()), entered);
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
