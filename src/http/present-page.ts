import type * as wire from '../contract/page.ts';
import type { ConnectedPage, LeadForm } from '../connections/page.ts';
import type { PageStore } from '../connections/page-store.ts';
import type { InboxStore, StoredCount } from '../intake/inbox-store.ts';

/** How many of a form's leads are named; the whole list is at `/api/leads`. */
const NAMED_LEADS = 10;

/** Every entry with its forms and lead counts, field by field and without its token. */
export async function presentPages(stores: {
  readonly pages: PageStore;
  readonly inbox: InboxStore;
}): Promise<wire.ConnectedPage[]> {
  const [entries, forms, counts] = await Promise.all([
    stores.pages.list(),
    stores.pages.listForms(),
    stores.inbox.countStored(),
  ]);
  return Promise.all(
    entries.map(async (entry) => {
      const isMine = countsFor(entry, entries);
      const mine = counts.filter(isMine);
      const ownForms = forms.filter(
        ({ pageId }) => pageId === (entry.parentPageId ?? entry.pageId),
      );
      const leadForms = await Promise.all(
        ownForms.map((form) => presentForm(form, mine, stores.inbox)),
      );
      return presentPage(entry, mine, leadForms);
    }),
  );
}

/** Leads of an Instagram ad count for the linked account, where there is one. */
function countsFor(entry: ConnectedPage, entries: readonly ConnectedPage[]) {
  const hasAccount = entries.some(({ parentPageId }) => parentPageId === entry.pageId);
  return ({ pageId, platform }: StoredCount): boolean =>
    entry.parentPageId === null
      ? pageId === entry.pageId && !(hasAccount && platform === 'instagram')
      : pageId === entry.parentPageId && platform === 'instagram';
}

function presentPage(
  entry: ConnectedPage,
  counts: readonly StoredCount[],
  leadForms: wire.PageForm[],
): wire.ConnectedPage {
  const newest = counts.flatMap((count) => count.newest ?? []).map((date) => date.getTime());
  return {
    pageId: entry.pageId,
    name: entry.name,
    platform: entry.platform,
    parentPageId: entry.parentPageId,
    isActive: entry.isActive,
    lastUpdated: entry.lastUpdated.toISOString(),
    lastSync: entry.lastSync?.toISOString() ?? null,
    syncCount: entry.syncCount,
    leadCount: sum(counts),
    lastLeadAt: newest.length > 0 ? new Date(Math.max(...newest)).toISOString() : null,
    attention: entry.attention && {
      code: entry.attention.code,
      message: entry.attention.message,
      since: entry.attention.since.toISOString(),
    },
    leadForms,
  };
}

async function presentForm(
  form: LeadForm,
  counts: readonly StoredCount[],
  inbox: InboxStore,
): Promise<wire.PageForm> {
  const ofForm = counts.filter(({ formId }) => formId === form.formId);
  const newest = ofForm.length > 0 ? await inbox.newestOfForm(form.formId, NAMED_LEADS) : [];
  return {
    formId: form.formId,
    name: form.name,
    status: form.status,
    leadCount: sum(ofForm),
    leads: newest.map(({ leadId, createdTime }) => ({
      leadId,
      createdTime: createdTime.toISOString(),
    })),
  };
}

const sum = (counts: readonly StoredCount[]) =>
  counts.reduce((total, { count }) => total + count, 0);
