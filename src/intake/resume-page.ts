import type { PageStore } from '../connections/page-store.ts';
import type { InboxStore } from './inbox-store.ts';

/**
 * A Page can be read again, after it was connected anew or enabled: what waits for it or was parked
 * is tried now, and a catch-up fills the gap, from `since` or from the watermark on.
 *
 * @returns whether anything of the Page is enabled
 */
export type ResumePage = (pageId: string, since: Date | null) => Promise<boolean>;

export function createResumePage(dependencies: {
  readonly inbox: InboxStore;
  readonly pages: PageStore;
  /** There is something to do at once. */
  readonly wake: () => void;
  readonly now: () => Date;
}): ResumePage {
  const { inbox, pages, wake, now } = dependencies;
  return async (pageId, since) => {
    await inbox.retryAll('waiting', now(), pageId);
    await inbox.retryAll('parked', now(), pageId);
    const family = (await pages.list()).filter(
      (entry) => (entry.parentPageId ?? entry.pageId) === pageId,
    );
    const isEnabled = family.some(({ isActive }) => isActive);
    if (isEnabled) await pages.requestCatchUp(pageId, since, now());
    wake();
    return isEnabled;
  };
}
