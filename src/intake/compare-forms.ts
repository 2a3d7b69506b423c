import type { FormComparison } from '../connections/page.ts';
import type { FormStore } from '../connections/form-store.ts';
import type { InboxState } from './inbox-lead.ts';
import type { InboxCounts } from './inbox-counts.ts';
import { META_RETENTION, notBeforeRetention } from './watermark.ts';

/**
 * Compares Meta's count of leads of each form of a Page, as it was last read, with the leads here,
 * and stores the result.
 *
 * @param readSince the time since which the pass that has just ended read every form, for all
 *   enabled connections; undefined if it did not read every form
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
      // Meta leaves out the count if a permission is missing. Then there is nothing to compare.
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
  /** How many of them are too old for Meta to show. */
  readonly metaExpired: number;
  readonly here: Readonly<Record<InboxState, number>>;
  /** How many leads are here that are young enough for Meta to show them. */
  readonly hereRecent: number;
  /** How many of the missing leads Meta is known not to list; Infinity for all of them. */
  readonly unlistedBefore: number;
  readonly comparedAt: Date;
}

/**
 * Compares the counts of one form. Only leads that Meta still shows can be missing. The other leads
 * that are not here have expired at Meta.
 */
export function compare(counts: Counts): FormComparison {
  const { metaCount, metaExpired, here, hereRecent, unlistedBefore, comparedAt } = counts;
  const known = Object.values(here).reduce((sum, count) => sum + count, 0);
  // Meta may still count a lead as shown that became 90 days old just now. If no lead is missing by
  // the total count, that lead is not missing either.
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
 * Updates a comparison with the current counts. Adds the leads that arrived since then to Meta's
 * count, because they come from Meta.
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

/** Adds up the counts of each state. */
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
