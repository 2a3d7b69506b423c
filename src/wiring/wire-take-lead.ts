import { presentLead } from '../http/present-lead.ts';
import { createTakeLead, type TakeLead } from '../intake/take-lead.ts';
import type { Lead } from '../leads/lead.ts';
import { readLead } from '../meta-api/read-lead.ts';
import type { AppContext } from './app-context.ts';
import type { Meta } from './wire-meta.ts';

export interface LeadTaking {
  readonly takeLead: TakeLead;
  /** Tells the open screens of a new lead. */
  readonly onLeadCreated: (lead: Lead) => void;
}

/** How one inbox lead becomes a lead of the CRM. */
export function wireTakeLead(
  { log, storage, feed, now }: AppContext,
  { graph, calls, forms, leadFields, signals }: Meta,
): LeadTaking {
  const onLeadCreated = (lead: Lead) =>
    feed.publish({ type: 'lead.created', data: presentLead(lead) });
  const takeLead = createTakeLead({
    inbox: storage.inbox,
    pages: storage.pages,
    readLead: (pageId, leadId) =>
      calls.run(pageId, (access) => readLead(graph, access, leadId, leadFields), 'leads'),
    getForm: forms.get,
    onLeadCreated,
    onFailure: ({ leadId, pageId }, err, outcome) => {
      const failure = outcome.state === 'skipped' ? undefined : outcome.failure;
      log.warn({ leadId, state: outcome.state, failure, err }, 'a lead could not be taken in');
      feed.publish({ type: 'inbox.changed', data: {} });
      if (outcome.state === 'pending') signals.troubled(pageId);
    },
    now,
    random: Math.random,
  });
  return { takeLead, onLeadCreated };
}
