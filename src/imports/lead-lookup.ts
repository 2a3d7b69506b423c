import type { InboxLookup } from '../intake/inbox-lookup.ts';
import type { LeadStore } from '../leads/lead-store.ts';
import type { LeadLookup } from './plan-rows.ts';

/** How many leads with similar words are compared. */
const MOST_SIMILAR = 50;

/** Finds leads in the CRM. */
export function createLeadLookup({
  leads,
  inbox,
}: {
  readonly leads: Pick<LeadStore, 'find' | 'findByMetaLead' | 'list'>;
  readonly inbox: Pick<InboxLookup, 'find'>;
}): LeadLookup {
  const similar = async (q: string | undefined) =>
    q === undefined ? [] : (await leads.list({ q, limit: MOST_SIMILAR })).leads;
  return {
    byId: (id) => leads.find(id),
    byMetaLead: (id) => leads.findByMetaLead(id),
    byContact: async ({ email, phoneE164 }) => {
      const address = email?.toLowerCase();
      const byMail = await similar(address);
      return (
        byMail.find((lead) => lead.email.trim().toLowerCase() === address) ??
        (await similar(phoneE164)).find((lead) => lead.phoneE164 === phoneE164)
      );
    },
    isErased: async (id) => (await inbox.find(id))?.state === 'erased',
  };
}
