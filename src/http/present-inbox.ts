import type { LeadForm } from '../connections/page.ts';
import type { PageStore } from '../connections/page-store.ts';
import type * as wire from '../contract/inbox.ts';
import { countStates } from '../intake/compare-forms.ts';
import type { InboxLead, UnsettledState } from '../intake/inbox-lead.ts';
import type { InboxStore, UnsettledQuery } from '../intake/inbox-store.ts';
import { unreadableFrom } from '../intake/watermark.ts';

/** What waits or is parked, with the names of its Page and form. */
export async function presentInbox(
  { inbox, pages }: { readonly inbox: InboxStore; readonly pages: PageStore },
  query: UnsettledQuery,
): Promise<wire.InboxAnswer> {
  const [{ leads, nextCursor }, counts, entries, forms] = await Promise.all([
    inbox.listUnsettled(query),
    inbox.countByForm(),
    pages.list(),
    pages.listForms(),
  ]);
  const pageNames = new Map(entries.map(({ pageId, name }) => [pageId, name]));
  const formNames = new Map(forms.map(({ formId, name }: LeadForm) => [formId, name]));
  return {
    counts: countStates(counts),
    leads: leads.map((lead) => ({
      ...presentUnsettled(lead, query.state),
      pageName: pageNames.get(lead.pageId) ?? '',
      formName: formNames.get(lead.formId) ?? '',
    })),
    nextCursor: nextCursor ?? null,
  };
}

function presentUnsettled(
  lead: InboxLead,
  state: UnsettledState,
): Omit<wire.UnsettledLead, 'pageName' | 'formName'> {
  const isRead = lead.original !== null;
  const submittedAt = lead.createdTime ?? lead.receivedAt;
  return {
    leadId: lead.leadId,
    pageId: lead.pageId,
    formId: lead.formId,
    platform: lead.platform,
    state,
    reason: lead.reason,
    attempts: lead.failures,
    submittedAt: lead.createdTime?.toISOString() ?? null,
    receivedAt: lead.receivedAt.toISOString(),
    nextAttemptAt: lead.nextAttemptAt?.toISOString() ?? null,
    isRead,
    unreadableFrom: isRead ? null : unreadableFrom(submittedAt).toISOString(),
  };
}
