import type { ConnectionStore } from '../connections/connection-store.ts';
import type { FormStore } from '../connections/form-store.ts';
import type * as wire from '../contract/inbox.ts';
import type { InboxLead } from '../intake/inbox-lead.ts';
import { indentOriginal, understandLead } from '../intake/understand-lead.ts';
import { presentHeldLead } from './present-inbox.ts';

/** All that is known of a lead that is not in the CRM. */
export async function presentHeldDetails(
  parts: { readonly pages: ConnectionStore & FormStore; readonly now: () => Date },
  lead: InboxLead,
): Promise<wire.HeldLeadDetails> {
  const { lead: understood } = await understandLead(parts.pages, lead, parts.now());
  return {
    lead: await presentHeldLead(parts, lead),
    answers: understood.answers.map(({ key, label, labels }) => ({
      key,
      label,
      values: [...labels],
    })),
    understood: {
      name: understood.name,
      email: understood.email,
      phone: understood.phone,
      company: understood.company,
    },
    raw: { event: indentOriginal(lead.event), answer: indentOriginal(lead.original) },
  };
}
