import type { FormComparison } from '../connections/page.ts';
import type { PageStore } from '../connections/page-store.ts';
import type { InboxState } from './inbox-lead.ts';
import type { InboxStore } from './inbox-store.ts';
import { META_RETENTION } from './watermark.ts';

/** Holds Meta's counts of a Page's forms, as they were last read, against what is here. */
export type CompareForms = (pageId: string) => Promise<void>;

export function createCompareForms(dependencies: {
  readonly pages: PageStore;
  readonly inbox: InboxStore;
  readonly now: () => Date;
}): CompareForms {
  const { pages, inbox, now } = dependencies;
  return async (pageId) => {
    const at = now();
    const forms = (await pages.listForms()).filter((form) => form.pageId === pageId);
    const counts = await inbox.countByForm();
    for (const { formId, leadsCount, expiredCount } of forms) {
      // Meta leaves the count out where a permission is missing: then there is nothing to compare.
      if (leadsCount === null) continue;
      const comparison = compare({
        metaCount: leadsCount,
        metaExpired: expiredCount ?? 0,
        here: countStates(counts.filter((count) => count.formId === formId)),
        hereRecent: await inbox.countSince(formId, new Date(at.getTime() - META_RETENTION)),
        comparedAt: at,
      });
      await pages.saveComparison(formId, comparison);
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
  readonly comparedAt: Date;
}

/** Only what Meta still shows can be missing; the rest of a difference has expired there. */
export function compare(counts: Counts): FormComparison {
  const { metaCount, metaExpired, here, hereRecent, comparedAt } = counts;
  const known = here.received + here.waiting + here.stored + here.skipped + here.parked;
  // A lead of this very minute 90 days ago may still count as shown at Meta: what is here in all
  // then says better that nothing is missing.
  const notHere = Math.max(0, metaCount - known);
  const missing = Math.min(Math.max(0, metaCount - metaExpired - hereRecent), notHere);
  return {
    metaCount,
    missing,
    expired: notHere - missing,
    stored: here.stored,
    waiting: here.received + here.waiting,
    parked: here.parked,
    skipped: here.skipped,
    comparedAt,
  };
}

/**
 * A comparison with what has happened since: a parked lead is stored now, new ones have come in.
 * What is here and was not then is at Meta too, for it came from there.
 */
export function updateComparison(
  then: FormComparison,
  here: Readonly<Record<InboxState, number>>,
): FormComparison {
  const knownThen = then.stored + then.waiting + then.parked + then.skipped;
  const now = {
    stored: here.stored,
    waiting: here.received + here.waiting,
    parked: here.parked,
    skipped: here.skipped,
  };
  const knownNow = now.stored + now.waiting + now.parked + now.skipped;
  return { ...then, ...now, metaCount: then.metaCount + Math.max(0, knownNow - knownThen) };
}

/** Adds counts up by state. */
export function countStates(
  counts: readonly { readonly state: InboxState; readonly count: number }[],
): Record<InboxState, number> {
  const total = { received: 0, waiting: 0, stored: 0, skipped: 0, parked: 0 };
  for (const { state, count } of counts) total[state] += count;
  return total;
}
