import type { Connection, FormComparison, FormSummary, PageFamily } from '../connections/page.ts';
import type { FormStore } from '../connections/form-store.ts';
import { countStates, updateComparison } from './compare-forms.ts';
import type { FormCount, InboxCounts } from './inbox-counts.ts';
import type { InboxReports, NewestLead } from './inbox-reports.ts';
import { notBeforeRetention } from './watermark.ts';

/** How many leads of a form are listed. All of them are at `/api/leads`. */
const NAMED_LEADS = 10;

/** One form, and its leads that belong to one connection. */
export interface FormRecord {
  readonly form: FormSummary;
  /** Leads in the CRM. */
  readonly leadCount: number;
  /** The newest leads of the form; empty if none of its leads belongs to the connection. */
  readonly newest: readonly NewestLead[];
  /** Meta's count compared with the leads that are here now; null before the first comparison. */
  readonly comparison: FormComparison | null;
}

/** The forms and leads of one connection. */
export interface PageRecord {
  readonly entry: Connection;
  readonly forms: readonly FormRecord[];
  /** Leads in the CRM. */
  readonly leadCount: number;
  /** When the newest of them was sent. */
  readonly lastLeadAt: Date | null;
  /** When the oldest lead was sent whose answers only Meta has; null for Instagram accounts. */
  readonly oldestUnread: Date | null;
}

/** Reads the records of a Page and of its Instagram accounts, in this order. */
export type ReadPageRecords = (family: PageFamily) => Promise<readonly PageRecord[]>;

export function createReadPageRecords({
  pages,
  inbox,
  now,
}: {
  readonly pages: Pick<FormStore, 'listFormsOf'>;
  readonly inbox: Pick<InboxCounts, 'countByForm'> &
    Pick<InboxReports, 'newestOfForms' | 'oldestUnread'>;
  readonly now: () => Date;
}): ReadPageRecords {
  return async ({ page, accounts }) => {
    const forms = await pages.listFormsOf(page.pageId);
    const counts = await inbox.countByForm(page.pageId);
    const byForm = Map.groupBy(counts, ({ formId }) => formId);
    const stored = counts.filter(({ state }) => state === 'stored');
    const storedForms = [...new Set(stored.map((count) => count.formId))];
    const newest = await inbox.newestOfForms(storedForms, NAMED_LEADS);
    const oldest = await inbox.oldestUnread(page.pageId, notBeforeRetention(new Date(0), now()));

    return [page, ...accounts].map((entry) => {
      const mine = stored.filter(countsFor(entry, accounts.length > 0));
      const mineByForm = Map.groupBy(mine, ({ formId }) => formId);
      return {
        entry,
        forms: forms.map((form) => ({
          form,
          leadCount: sum(mineByForm.get(form.formId) ?? []),
          newest: mineByForm.has(form.formId) ? (newest.get(form.formId) ?? []) : [],
          comparison: compareNow(form, byForm.get(form.formId) ?? []),
        })),
        leadCount: sum(mine),
        lastLeadAt: latest(mine),
        oldestUnread: entry === page ? oldest : null,
      };
    });
  };
}

/**
 * Whether a lead belongs to a connection. A lead of an Instagram ad belongs to the account, if any.
 */
function countsFor({ parentPageId }: Connection, hasAccounts: boolean) {
  return ({ platform }: FormCount): boolean =>
    parentPageId === null ? !(hasAccounts && platform === 'instagram') : platform === 'instagram';
}

const compareNow = (
  { comparison }: FormSummary,
  counts: readonly FormCount[],
): FormComparison | null => comparison && updateComparison(comparison, countStates(counts));

const sum = (counts: readonly FormCount[]) => counts.reduce((total, { count }) => total + count, 0);

function latest(counts: readonly FormCount[]): Date | null {
  const times = counts.flatMap(({ newest }) => newest?.getTime() ?? []);
  return times.length > 0 ? new Date(Math.max(...times)) : null;
}
