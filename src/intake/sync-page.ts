import type { ConnectedPage, LeadForm } from '../connections/page.ts';
import type { PageStore } from '../connections/page-store.ts';
import type { LeadListing, ListedLead } from '../meta-api/list-leads.ts';
import type { Batch } from '../meta-api/walk-pages.ts';
import { platformOf } from './convert-lead.ts';
import type { InboxOutcome, ReadLead } from './inbox-lead.ts';
import type { InboxStore } from './inbox-store.ts';
import type { SyncProblem } from './sync-result.ts';
import { startOfSync, SettledMark } from './sync-watermark.ts';
import type { TakeLead } from './take-lead.ts';
import { entriesFor, type PageFamily } from './wanted-entry.ts';

/** So that a long list of leads does not hold the worker's leases for long. */
const LEADS_AT_ONCE = 16;
/** Longer than any batch of leads takes; renewed with each form. */
const CLAIM_MS = 10 * 60_000;

export interface SyncPageDependencies {
  readonly pages: PageStore;
  readonly inbox: InboxStore;
  readonly takeLead: TakeLead;
  /** Reads the Page's forms from Meta and keeps them. @throws GraphError */
  readonly refreshForms: (pageId: string) => Promise<readonly LeadForm[]>;
  /** A form's leads, newest first, in batches. @throws GraphError */
  readonly listLeads: (pageId: string, listing: LeadListing) => AsyncIterable<Batch<ListedLead>>;
  /** A sentence for an error that names what to do. */
  readonly explain: (error: unknown, pageName: string) => string;
  readonly now: () => Date;
}

/** What a sync of one Page covers and tells. */
export interface PageSync {
  readonly family: PageFamily;
  /** The entries whose leads are wanted: the Page, its Instagram accounts, or some of them. */
  readonly entries: readonly ConnectedPage[];
  readonly since: Date | undefined;
  readonly holder: string;
  readonly onProgress: (step: PageSyncStep) => void;
}

export interface PageSyncStep {
  readonly formName?: string;
  readonly formsDone?: number;
  readonly formsTotal?: number;
  readonly found?: number;
  readonly fresh?: number;
}

/**
 * Takes in what is missing of one Page: all its forms, all their leads since the watermark. The
 * watermark moves only where every form was read, and never past a lead that failed.
 *
 * @returns the problems, or undefined where another sync holds the Page
 */
export async function syncPage(
  dependencies: SyncPageDependencies,
  sync: PageSync,
): Promise<readonly SyncProblem[] | undefined> {
  const { pages, now } = dependencies;
  const { page } = sync.family;
  const claim = () =>
    pages.claimSync(page.pageId, sync.holder, now(), new Date(now().getTime() + CLAIM_MS));
  if (!(await claim())) return undefined;

  const since = sync.since ?? startOfSync(sync.entries, now());
  const mark = new SettledMark(since);
  const problems: SyncProblem[] = [];
  const note = (form: LeadForm | null, error: unknown) =>
    problems.push({
      pageId: page.pageId,
      pageName: page.name,
      formId: form?.formId ?? null,
      formName: form?.name ?? null,
      message: dependencies.explain(error, page.name),
    });
  let forms: readonly LeadForm[] = [];
  try {
    forms = await dependencies.refreshForms(page.pageId);
  } catch (error) {
    note(null, error);
  }
  for (const [index, form] of forms.entries()) {
    sync.onProgress({ formName: form.name, formsDone: index, formsTotal: forms.length });
    try {
      await claim();
      await syncForm(dependencies, sync, form, since, mark);
    } catch (error) {
      note(form, error);
    }
    sync.onProgress({ formsDone: index + 1 });
  }
  const complete = problems.length === 0;
  const reachesBack = sync.entries.every(
    ({ watermark }) => watermark === null || since <= watermark,
  );
  await pages.releaseSync(page.pageId, sync.holder, {
    entries: sync.entries.map(({ pageId }) => pageId),
    finishedAt: now(),
    watermark: complete && reachesBack ? mark.value : null,
  });
  return problems;
}

async function syncForm(
  dependencies: SyncPageDependencies,
  sync: PageSync,
  form: LeadForm,
  since: Date,
  mark: SettledMark,
): Promise<void> {
  const { inbox, now, takeLead } = dependencies;
  const wanted = new Set(sync.entries.map(({ pageId }) => pageId));
  const isWanted = (lead: ListedLead) =>
    entriesFor(sync.family, platformOf(lead.platform)).some(({ pageId }) => wanted.has(pageId));

  const listing = { formId: form.formId, since, after: null };
  for await (const batch of dependencies.listLeads(form.pageId, listing)) {
    const listed = batch.items.filter(isWanted);
    sync.onProgress({ found: listed.length });
    for (let start = 0; start < listed.length; start += LEADS_AT_ONCE) {
      const chunk = listed.slice(start, start + LEADS_AT_ONCE);
      const at = now();
      const fresh = await inbox.receiveRead(
        chunk.map((lead) => toReadLead(lead, form)),
        'sync',
        { worker: sync.holder, now: at, until: new Date(at.getTime() + 60_000) },
      );
      const outcomes = await Promise.all(fresh.map((lead) => takeLead(lead, sync.holder)));
      sync.onProgress({ fresh: outcomes.filter(({ state }) => state === 'stored').length });
      const failed = new Set(
        fresh.filter((_, index) => !isSettled(outcomes[index])).map(({ leadId }) => leadId),
      );
      for (const lead of chunk) mark.saw(lead.createdTime, !failed.has(lead.leadId));
    }
  }
}

const isSettled = (outcome: InboxOutcome | undefined) =>
  outcome?.state === 'stored' || outcome?.state === 'skipped';

const toReadLead = (lead: ListedLead, form: LeadForm): ReadLead => ({
  leadId: lead.leadId,
  pageId: form.pageId,
  formId: form.formId,
  createdTime: lead.createdTime,
  original: lead.original,
});
