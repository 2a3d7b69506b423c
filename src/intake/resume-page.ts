import type { ConnectionStore } from '../connections/connection-store.ts';
import type { PassStore } from '../connections/pass-store.ts';
import type { HeldLeads } from './held-leads.ts';

/**
 * Resumes the work for a Page after it was connected, enabled or found repaired: its calls are
 * allowed again, its pending leads and those that need attention are due now, and a background sync
 * reads its leads since `since` or since the watermark. Leads that could not be understood still
 * need attention, because Meta would return the same answers. A retry by a person reads them again.
 *
 * @returns whether the Page or one of its Instagram accounts is enabled
 */
export type ResumePage = (pageId: string, since: Date | null) => Promise<boolean>;

export function createResumePage(dependencies: {
  readonly inbox: Pick<HeldLeads, 'groupHeld' | 'retryAll'>;
  readonly pages: Pick<ConnectionStore, 'list'> & Pick<PassStore, 'requestSync'>;
  /** Allows the calls of a Page again after Meta refused one. A rate limit stays. */
  readonly reopen: (pageId: string) => Promise<void>;
  /** Starts the work that is due. */
  readonly wake: () => void;
  readonly now: () => Date;
}): ResumePage {
  const { inbox, pages, reopen, wake, now } = dependencies;
  return async (pageId, since) => {
    await reopen(pageId);
    await inbox.retryAll('pending', now(), { pageId });
    await retryNeedsAttention(dependencies, pageId);
    const family = (await pages.list()).filter(
      (entry) => (entry.parentPageId ?? entry.pageId) === pageId,
    );
    const isEnabled = family.some(({ isActive }) => isActive);
    if (isEnabled) await pages.requestSync(pageId, since, now());
    wake();
    return isEnabled;
  };
}

async function retryNeedsAttention(
  {
    inbox,
    now,
  }: { readonly inbox: Pick<HeldLeads, 'groupHeld' | 'retryAll'>; readonly now: () => Date },
  pageId: string,
): Promise<void> {
  const groups = (await inbox.groupHeld('needs-attention')).filter(
    (group) => group.pageId === pageId,
  );
  const failures = new Set(groups.map(({ failure }) => failure));
  failures.delete('poison');
  for (const failure of failures)
    await inbox.retryAll('needs-attention', now(), { pageId, failure });
}
