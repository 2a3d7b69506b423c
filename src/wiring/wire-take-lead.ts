import { createTakeLead, type TakeLead } from '../intake/take-lead.ts';
import { readLead } from '../meta-api/read-lead.ts';
import type { AppContext } from './app-context.ts';
import type { Meta } from './wire-meta.ts';

/** How one inbox lead becomes a lead of the CRM. */
export function wireTakeLead(
  { log, storage, now }: AppContext,
  { graph, calls, forms, leadFields, signals }: Meta,
): TakeLead {
  return createTakeLead({
    inbox: storage.inbox,
    pages: storage.pages,
    readLead: (pageId, leadId) =>
      calls.run(pageId, (access) => readLead(graph, access, leadId, leadFields), 'leads'),
    getForm: forms.get,
    onFailure: ({ leadId, pageId }, err, outcome) => {
      const failure = outcome.state === 'skipped' ? undefined : outcome.failure;
      log.warn({ leadId, state: outcome.state, failure, err }, 'a lead could not be taken in');
      storage.bus.publish({ of: 'inbox' });
      if (outcome.state === 'pending') signals.troubled(pageId);
    },
    now,
    random: Math.random,
  });
}
