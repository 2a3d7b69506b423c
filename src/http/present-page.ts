import type { CheckHealth } from '../connections/health/check-health.ts';
import type { ConnectedPage, FormComparison, LeadForm } from '../connections/page.ts';
import type { PageStore } from '../connections/page-store.ts';
import type * as wire from '../contract/page.ts';
import { presentState } from './present-state.ts';
import type { Completeness } from '../contract/completeness.ts';
import { countStates, updateComparison } from '../intake/compare-forms.ts';
import { notBeforeRetention, unreadableFrom } from '../intake/watermark.ts';
import type { FormCount, InboxStore } from '../intake/inbox-store.ts';

/** How many of a form's leads are named; the whole list is at `/api/leads`. */
const NAMED_LEADS = 10;

export interface PresentPagesParts {
  readonly now: () => Date;
  readonly pages: PageStore;
  readonly inbox: InboxStore;
  readonly health: Pick<CheckHealth, 'survey'>;
}

/** Every entry with its forms and counts, field by field and without its token. */
export async function presentPages(parts: PresentPagesParts): Promise<wire.ConnectedPage[]> {
  const [survey, forms, counts] = await Promise.all([
    parts.health.survey(),
    parts.pages.listForms(),
    parts.inbox.countByForm(),
  ]);
  const { entries } = survey;
  const stored = counts.filter(({ state }) => state === 'stored');
  return Promise.all(
    entries.map(async (entry) => {
      const mine = stored.filter(countsFor(entry, entries));
      const ownForms = forms.filter(
        ({ pageId }) => pageId === (entry.parentPageId ?? entry.pageId),
      );
      const compared = ownForms.flatMap((form) => compareNow(form, counts) ?? []);
      const leadForms = await Promise.all(
        ownForms.map((form) => presentForm(form, mine, compareNow(form, counts), parts.inbox)),
      );
      return {
        ...presentPage(entry, mine, leadForms, compared),
        ...presentState(entry, survey),
        oldestGap: await findOldestGap(entry, parts),
      };
    }),
  );
}

async function findOldestGap(
  { pageId, parentPageId }: ConnectedPage,
  { inbox, now }: PresentPagesParts,
): Promise<wire.ConnectedPage['oldestGap']> {
  if (parentPageId !== null) return null;
  const sentAt = await inbox.oldestUnread(pageId, notBeforeRetention(new Date(0), now()));
  return (
    sentAt && { sentAt: sentAt.toISOString(), unreadableFrom: unreadableFrom(sentAt).toISOString() }
  );
}

function compareNow(
  { formId, comparison }: LeadForm,
  counts: readonly FormCount[],
): FormComparison | null {
  if (!comparison) return null;
  return updateComparison(comparison, countStates(counts.filter((each) => each.formId === formId)));
}

/** Leads of an Instagram ad count for the linked account, where there is one. */
function countsFor(entry: ConnectedPage, entries: readonly ConnectedPage[]) {
  const hasAccount = entries.some(({ parentPageId }) => parentPageId === entry.pageId);
  return ({ pageId, platform }: FormCount): boolean =>
    entry.parentPageId === null
      ? pageId === entry.pageId && !(hasAccount && platform === 'instagram')
      : pageId === entry.parentPageId && platform === 'instagram';
}

function presentPage(
  entry: ConnectedPage,
  counts: readonly FormCount[],
  leadForms: wire.PageForm[],
  compared: readonly FormComparison[],
): Omit<wire.ConnectedPage, 'oldestGap' | 'attention' | 'verdict' | 'health'> {
  const newest = counts.flatMap((count) => count.newest ?? []).map((date) => date.getTime());
  return {
    pageId: entry.pageId,
    name: entry.name,
    platform: entry.platform,
    parentPageId: entry.parentPageId,
    isActive: entry.isActive,
    lastUpdated: entry.lastUpdated.toISOString(),
    lastSync: iso(entry.lastSync),
    syncCount: entry.syncCount,
    leadCount: sum(counts),
    lastLeadAt: newest.length > 0 ? new Date(Math.max(...newest)).toISOString() : null,
    completeness: entry.parentPageId === null ? presentSum(compared) : null,
    catchUp: {
      lastAt: iso(entry.lastCatchUp),
      nextAt: iso(entry.catchUpDueAt),
      since: iso(entry.catchUpSince),
    },
    watermark: iso(entry.watermark),
    leadForms,
  };
}

async function presentForm(
  form: LeadForm,
  counts: readonly FormCount[],
  comparison: FormComparison | null,
  inbox: InboxStore,
): Promise<wire.PageForm> {
  const ofForm = counts.filter(({ formId }) => formId === form.formId);
  const newest = ofForm.length > 0 ? await inbox.newestOfForm(form.formId, NAMED_LEADS) : [];
  return {
    formId: form.formId,
    name: form.name,
    status: form.status,
    leadCount: sum(ofForm),
    completeness: comparison && presentComparison(comparison),
    leads: newest.map(({ leadId, createdTime }) => ({
      leadId,
      createdTime: createdTime.toISOString(),
    })),
  };
}

function presentSum(compared: readonly FormComparison[]): Completeness | null {
  const [first, ...others] = compared;
  if (!first) return null;
  return presentComparison(others.reduce(addComparisons, first));
}

/** Two forms count as compared when the older of the comparisons was made. */
const addComparisons = (a: FormComparison, b: FormComparison): FormComparison => ({
  metaCount: a.metaCount + b.metaCount,
  stored: a.stored + b.stored,
  waiting: a.waiting + b.waiting,
  parked: a.parked + b.parked,
  skipped: a.skipped + b.skipped,
  dismissed: a.dismissed + b.dismissed,
  expired: a.expired + b.expired,
  missing: a.missing + b.missing,
  unlisted: a.unlisted + b.unlisted,
  comparedAt: a.comparedAt < b.comparedAt ? a.comparedAt : b.comparedAt,
});

const presentComparison = ({ comparedAt, ...counts }: FormComparison): Completeness => ({
  metaCount: counts.metaCount,
  stored: counts.stored,
  waiting: counts.waiting,
  parked: counts.parked,
  skipped: counts.skipped,
  dismissed: counts.dismissed,
  expired: counts.expired,
  missing: counts.missing,
  unlisted: counts.unlisted,
  checkedAt: comparedAt.toISOString(),
});

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

const sum = (counts: readonly FormCount[]) => counts.reduce((total, { count }) => total + count, 0);
