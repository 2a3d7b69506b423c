import type { FormComparison } from '../connections/page.ts';
import type { FormStore } from '../connections/form-store.ts';
import type { InboxState } from './inbox-lead.ts';
import type { InboxCounts } from './inbox-counts.ts';
import { META_RETENTION, notBeforeRetention } from './watermark.ts';

/**
 * Compares Meta's counts of a Page's forms, as they were last read, with what is here.
 *
 * @param readSince from when on the pass that has just ended read every form, for all enabled
 * entries; undefined if it did not
 */
export type CompareForms = (pageId: string, readSince?: Date) => Promise<void>;

export function createCompareForms(dependencies: {
  readonly pages: Pick<FormStore, 'listFormsOf' | 'saveComparison'>;
  readonly inbox: Pick<InboxCounts, 'countByForm' | 'countSince'>;
  readonly now: () => Date;
}): CompareForms {
  const { pages, inbox, now } = dependencies;
  return async (pageId, readSince) => {
    const at = now();
    const hasReadAll = readSince !== undefined && readSince <= notBeforeRetention(new Date(0), at);
    const forms = await pages.listFormsOf(pageId);
    const counts = await inbox.countByForm(pageId);
    for (const { formId, leadsCount, expiredCount, comparison } of forms) {
      // Meta leaves the count out where a permission is missing: then there is nothing to compare.
      if (leadsCount === null) continue;
      const compared = compare({
        metaCount: leadsCount,
        metaExpired: expiredCount ?? 0,
        here: countStates(counts.filter((count) => count.formId === formId)),
        hereRecent: await inbox.countSince(formId, new Date(at.getTime() - META_RETENTION)),
        unlistedBefore: hasReadAll ? Infinity : (comparison?.unlisted ?? 0),
        comparedAt: at,
      });
      await pages.saveComparison(formId, compared);
    }
  };
}

interface Counts {
  readonly metaCount: number;
  /** Of these, too old for Meta to show. */
  readonly metaExpired: number;
  readonly here: Readonly<Record<InboxState, number>>;
  /** Leads here that Meta still shows, by their age. */
  readonly hereRecent: number;
  /** How many of the missing ones are known not to be listed by Meta; Infinity for all. */
  readonly unlistedBefore: number;
  readonly comparedAt: Date;
}

/** Only what Meta still shows can be missing; the rest of a difference has expired there. */
export function compare(counts: Counts): FormComparison {
  const { metaCount, metaExpired, here, hereRecent, unlistedBefore, comparedAt } = counts;
  const known = Object.values(here).reduce((sum, count) => sum + count, 0);
  // A lead of this very minute 90 days ago may still count as shown at Meta: what is here in all
  // then says better that nothing is missing.
  const notHere = Math.max(0, metaCount - known);
  const shown = Math.min(Math.max(0, metaCount - metaExpired - hereRecent), notHere);
  const unlisted = Math.min(shown, unlistedBefore);
  return {
    metaCount,
    missing: shown - unlisted,
    unlisted,
    expired: notHere - shown,
    ...statesToCompare(here),
    comparedAt,
  };
}

/**
 * Brings a comparison up to date with the counts of now. A lead that arrived since then counts at
 * Meta too, because it came from there.
 */
export function updateComparison(
  then: FormComparison,
  here: Readonly<Record<InboxState, number>>,
): FormComparison {
  const now = statesToCompare(here);
  const arrived = Math.max(0, sumOf(now) - sumOf(then));
  return { ...then, ...now, metaCount: then.metaCount + arrived };
}

type ComparedStates = Pick<
  FormComparison,
  'stored' | 'pending' | 'needsAttention' | 'skipped' | 'dismissed' | 'erased'
>;

const statesToCompare = (here: Readonly<Record<InboxState, number>>): ComparedStates => ({
  stored: here.stored,
  pending: here.received + here.pending,
  needsAttention: here['needs-attention'],
  skipped: here.skipped,
  dismissed: here.dismissed,
  erased: here.erased,
});

const sumOf = (states: ComparedStates): number =>
  states.stored +
  states.pending +
  states.needsAttention +
  states.skipped +
  states.dismissed +
  states.erased;

/** Adds counts up by state. */
export function countStates(
  counts: readonly { readonly state: InboxState; readonly count: number }[],
): Record<InboxState, number> {
  const total = {
    received: 0,
    pending: 0,
    stored: 0,
    skipped: 0,
    'needs-attention': 0,
    dismissed: 0,
    erased: 0,
  };
  for (const { state, count } of counts) total[state] += count;
  return total;
}
