import type { PageCalls } from '../connections/page-calls.ts';
import type { FormStore } from '../connections/form-store.ts';
import type { GraphClient } from '../meta-api/graph-client.ts';
import type { LeadFields } from '../meta-api/lead-fields.ts';
import { listLeads } from '../meta-api/list-leads.ts';

/**
 * Lists the leads of one form since now. There are hardly any, but Meta refuses it if it refuses
 * all.
 */
export function createTryLeads({
  graph,
  calls,
  pages,
  leadFields,
  now,
}: {
  readonly graph: GraphClient;
  readonly calls: PageCalls;
  readonly pages: Pick<FormStore, 'listFormsOf'>;
  readonly leadFields: LeadFields;
  readonly now: () => Date;
}): (pageId: string) => Promise<void> {
  return async (pageId) => {
    const [form] = await pages.listFormsOf(pageId);
    if (!form) return;
    const listing = { formId: form.formId, since: now(), after: null };
    const batches = calls.walk(
      pageId,
      (access) => listLeads(graph, access, listing, { leadFields, now }),
      'leads',
    );
    for await (const _batch of batches) return;
  };
}
