import type { Survey } from '../connections/health/survey.ts';
import type { FormComparison } from '../connections/page.ts';
import type * as wire from '../contract/page.ts';
import type { Completeness } from '../contract/completeness.ts';
import type { FormRecord, PageRecord } from '../intake/read-page-records.ts';
import { unreadableFrom } from '../intake/watermark.ts';
import { presentState } from './present-state.ts';

/** A connection with its forms and counts, field by field and without its token. */
export function presentPage(record: PageRecord, survey: Survey): wire.ConnectedPage {
  const { entry, forms, leadCount, lastLeadAt, oldestUnread } = record;
  const compared = forms.flatMap(({ comparison }) => comparison ?? []);
  return {
    pageId: entry.pageId,
    name: entry.name,
    platform: entry.platform,
    parentPageId: entry.parentPageId,
    isActive: entry.isActive,
    lastUpdated: entry.lastUpdated.toISOString(),
    lastSync: iso(entry.lastSync),
    syncCount: entry.syncCount,
    leadCount,
    lastLeadAt: iso(lastLeadAt),
    completeness: entry.parentPageId === null ? presentSum(compared) : null,
    catchUp: {
      lastAt: iso(entry.lastBackgroundSync),
      nextAt: iso(entry.syncDueAt),
      since: iso(entry.syncSince),
    },
    watermark: iso(entry.watermark),
    leadForms: forms.map(presentForm),
    ...presentState(entry, survey),
    oldestGap: oldestUnread && {
      sentAt: oldestUnread.toISOString(),
      unreadableFrom: unreadableFrom(oldestUnread).toISOString(),
    },
  };
}

const presentForm = ({ form, leadCount, newest, comparison }: FormRecord): wire.PageForm => ({
  formId: form.formId,
  name: form.name,
  status: form.status,
  leadCount,
  completeness: comparison && presentComparison(comparison),
  leads: newest.map(({ leadId, createdTime }) => ({
    leadId,
    createdTime: createdTime.toISOString(),
  })),
});

function presentSum(compared: readonly FormComparison[]): Completeness | null {
  const [first, ...others] = compared;
  if (!first) return null;
  return presentComparison(others.reduce(addComparisons, first));
}

/** The sum has the time of the older comparison. */
const addComparisons = (a: FormComparison, b: FormComparison): FormComparison => ({
  metaCount: a.metaCount + b.metaCount,
  stored: a.stored + b.stored,
  pending: a.pending + b.pending,
  needsAttention: a.needsAttention + b.needsAttention,
  skipped: a.skipped + b.skipped,
  dismissed: a.dismissed + b.dismissed,
  erased: a.erased + b.erased,
  expired: a.expired + b.expired,
  missing: a.missing + b.missing,
  unlisted: a.unlisted + b.unlisted,
  comparedAt: a.comparedAt < b.comparedAt ? a.comparedAt : b.comparedAt,
});

const presentComparison = ({ comparedAt, ...counts }: FormComparison): Completeness => ({
  metaCount: counts.metaCount,
  stored: counts.stored,
  pending: counts.pending,
  needsAttention: counts.needsAttention,
  skipped: counts.skipped,
  dismissed: counts.dismissed,
  erased: counts.erased,
  expired: counts.expired,
  missing: counts.missing,
  unlisted: counts.unlisted,
  checkedAt: comparedAt.toISOString(),
});

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;
