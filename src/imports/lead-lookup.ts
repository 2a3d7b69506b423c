import type { InboxLookup } from '../intake/inbox-lookup.ts';
import type { LeadEventStore } from '../leads/lead-event-store.ts';
import type { LeadStore } from '../leads/lead-store.ts';
import { hasEmailOf } from '../leads/person-keys.ts';
import type { LeadLookup } from './plan-row.ts';

/** How many leads of one person are compared. */
const MOST_OF_PERSON = 20;

/** Finds leads in the CRM. */
export function createLeadLookup({
  leads,
  leadEvents,
  inbox,
}: {
  readonly leads: Pick<LeadStore, 'find' | 'findByMetaLead' | 'listOfPerson'>;
  readonly leadEvents: Pick<LeadEventStore, 'listOfLead'>;
  readonly inbox: Pick<InboxLookup, 'find'>;
}): LeadLookup {
  return {
    byId: (id) => leads.find(id),
    byMetaLead: (id) => leads.findByMetaLead(id),
    byContact: async ({ email, phoneE164 }) => {
      const emails = email === undefined ? [] : [email.toLowerCase()];
      const phones = phoneE164 === undefined ? [] : [phoneE164];
      const found = await leads.listOfPerson({ emails, phones }, MOST_OF_PERSON);
      return found.find((lead) => hasEmailOf(lead, { emails })) ?? found[0];
    },
    isErasedMeta: async (id) => (await inbox.find(id))?.state === 'erased',
    isErased: async (id) =>
      (await leadEvents.listOfLead(id, { limit: 1 })).events[0]?.type === 'lead.erased',
  };
}
