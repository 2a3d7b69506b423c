import type { ConnectedPage } from '../connections/page.ts';
import type { ConnectionStore } from '../connections/connection-store.ts';
import type { FormStore } from '../connections/form-store.ts';
import type * as wire from '../contract/inbox.ts';
import type { FailureKind, InboxLead, InboxState } from '../intake/inbox-lead.ts';
import type { HeldGroup, HeldLeads, HeldQuery } from '../intake/held-leads.ts';
import type { InboxCounts } from '../intake/inbox-counts.ts';
import { entriesFor, findFamily } from '../intake/wanted-entry.ts';
import { presentReason } from './present-reason.ts';
import { unreadableFrom } from '../intake/watermark.ts';
import type { Platform } from '../leads/lead.ts';

interface InboxParts {
  readonly inbox: HeldLeads & InboxCounts;
  readonly pages: ConnectionStore & FormStore;
}

/** The leads in one state that are not in the CRM, with the names of their Pages and forms. */
export async function presentInbox(
  { inbox, pages }: InboxParts,
  query: HeldQuery,
): Promise<wire.InboxAnswer> {
  const [{ leads, nextCursor }, groups, counts, entries] = await Promise.all([
    inbox.listHeld(query),
    inbox.groupHeld(query.state),
    inbox.countByState(),
    pages.list(),
  ]);
  const formNames = await readFormNames(pages, leads);
  return {
    counts,
    groups: groups.map((group) => presentGroup(group, query.state, entries)),
    leads: leads.map((lead) => presentHeld(lead, entries, formNames)),
    nextCursor: nextCursor ?? null,
  };
}

/** One lead that is not in the CRM. */
export async function presentHeldLead(
  { pages }: Pick<InboxParts, 'pages'>,
  lead: InboxLead,
): Promise<wire.HeldLead> {
  return presentHeld(lead, await pages.list(), await readFormNames(pages, [lead]));
}

async function readFormNames(
  pages: ConnectionStore & FormStore,
  leads: readonly InboxLead[],
): Promise<ReadonlyMap<string, string>> {
  const formIds = [...new Set(leads.map(({ formId }) => formId))];
  const forms = await Promise.all(formIds.map((formId) => pages.findForm(formId)));
  return new Map(forms.flatMap((form) => (form ? [[form.formId, form.name]] : [])));
}

function presentGroup(
  group: HeldGroup,
  state: InboxState,
  entries: readonly ConnectedPage[],
): wire.HeldGroup {
  const entry = entryOf(group, state, entries);
  return {
    pageId: group.pageId,
    pageName: nameOf(group.pageId, entries),
    platform: group.platform,
    cause: causeOf(state, group.failure, entry),
    failure: group.failure,
    entry: entry ? { entryId: entry.pageId, name: entry.name, isActive: entry.isActive } : null,
    count: group.count,
    reason: presentReason(group.reason),
  };
}

function presentHeld(
  lead: InboxLead,
  entries: readonly ConnectedPage[],
  formNames: ReadonlyMap<string, string>,
): wire.HeldLead {
  const isRead = lead.original !== null;
  const submittedAt = lead.createdTime ?? lead.receivedAt;
  return {
    leadId: lead.leadId,
    pageId: lead.pageId,
    pageName: nameOf(lead.pageId, entries),
    formId: lead.formId,
    formName: formNames.get(lead.formId) ?? '',
    platform: lead.platform,
    state: lead.state === 'stored' ? 'received' : lead.state,
    cause: causeOf(lead.state, lead.failure, entryOf(lead, lead.state, entries)),
    reason: presentReason(lead.reason),
    attempts: lead.failures,
    submittedAt: lead.createdTime?.toISOString() ?? null,
    receivedAt: lead.receivedAt.toISOString(),
    nextAttemptAt: lead.nextAttemptAt?.toISOString() ?? null,
    isRead,
    unreadableFrom: isRead ? null : unreadableFrom(submittedAt).toISOString(),
    decision: lead.decision
      ? {
          by: lead.decision.by.name,
          at: lead.decision.at.toISOString(),
          note: lead.decision.note,
        }
      : null,
  };
}

/** The entry whose switch decides about a lead: of an Instagram lead, an account of the Page. */
function entryOf(
  { pageId, platform }: { readonly pageId: string; readonly platform: Platform | null },
  state: InboxState,
  entries: readonly ConnectedPage[],
): ConnectedPage | undefined {
  const family = findFamily(entries, pageId);
  if (!family) return undefined;
  if (platform !== null) return entriesFor(family, platform)[0];
  // A lead that was skipped before it was read belongs to a disabled entry.
  const disabled = [family.page, ...family.accounts].find(({ isActive }) => !isActive);
  return (state === 'skipped' ? disabled : undefined) ?? family.page;
}

function causeOf(
  state: InboxState,
  failure: FailureKind | null,
  entry: ConnectedPage | undefined,
): wire.HoldCause {
  if (failure !== null) return failure;
  if (!entry) return 'not-connected';
  return state === 'skipped' ? 'disabled' : 'unknown';
}

const nameOf = (pageId: string, entries: readonly ConnectedPage[]): string =>
  entries.find((entry) => entry.pageId === pageId)?.name ?? '';
