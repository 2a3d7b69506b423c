import type { Connection } from '../connections/page.ts';
import type { FormStore } from '../connections/form-store.ts';
import { countStates, updateComparison } from './compare-forms.ts';
import type { InboxCounts } from './inbox-counts.ts';
import type { SyncGap } from './sync-result.ts';

/** A Page that a sync has read. */
export interface SyncedPage {
  readonly page: Pick<Connection, 'pageId' | 'name'>;
  /** Whether some of its leads could not be read. */
  readonly hasProblems: boolean;
}

/** Counts the leads that Meta counts and that are not here after a sync, by Page and cause. */
export async function findGaps(
  {
    pages,
    inbox,
  }: {
    readonly pages: Pick<FormStore, 'listFormsOf'>;
    readonly inbox: Pick<InboxCounts, 'countByForm'>;
  },
  synced: readonly SyncedPage[],
): Promise<readonly SyncGap[]> {
  const gaps: SyncGap[] = [];
  for (const { page, hasProblems } of synced) {
    const forms = await pages.listFormsOf(page.pageId);
    const counts = await inbox.countByForm(page.pageId);
    let missing = 0;
    let unlisted = 0;
    for (const { formId, comparison } of forms) {
      if (!comparison) continue;
      const here = countStates(counts.filter((count) => count.formId === formId));
      const now = updateComparison(comparison, here);
      missing += now.missing;
      unlisted += now.unlisted;
    }
    const gap = (cause: SyncGap['cause'], count: number): SyncGap[] =>
      count > 0 ? [{ pageId: page.pageId, pageName: page.name, cause, count }] : [];
    gaps.push(...gap(hasProblems ? 'unread' : 'older', missing), ...gap('unlisted', unlisted));
  }
  return gaps;
}
