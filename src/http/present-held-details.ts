import type * as wire from '../contract/inbox.ts';
import type { HeldDetails } from '../intake/read-held-leads.ts';
import { indentOriginal } from '../intake/understand-lead.ts';
import { presentHeldLead } from './present-inbox.ts';

/** Everything that is known of a held lead, field by field. */
export const presentHeldDetails = ({ record, understood }: HeldDetails): wire.HeldLeadDetails => ({
  lead: presentHeldLead(record),
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
  raw: { event: indentOriginal(record.lead.event), answer: indentOriginal(record.lead.original) },
});
