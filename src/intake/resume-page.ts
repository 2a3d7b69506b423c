import type { ConnectionStore } from '../connections/connection-store.ts';
import type { PassStore } from '../connections/pass-store.ts';
import type { HeldLeads } from './held-leads.ts';

/**
 * Makes a Page work again after it was connected, enabled or found repaired: calls that were held
 * back are allowed, its waiting and parked leads are due now, and a background sync fills the gap from
 * `since` or from the watermark. Leads that could not be understood stay 'needs-attention': Meta would only
 * show them as they were, so a person's Retry reads them again.
 *
 * @returns whether the Page or one of its Instagram accounts is enabled
 */
export type ResumePage = (pageId: string, since: Date | null) => Promise<boolean>;

export function createResumePage(dependencies: {
  readonly inbox: Pick<HeldLeads, 'groupHeld' | 'retryAll'>;
  readonly pages: Pick<ConnectionStore, 'list'> & Pick<PassStore, 'requestSync'>;
  /** Allows calls again that Meta refused a moment ago. A rate limit stays. */
  readonly reopen: (pageId: string) => Promise<void>;
  /** Starts the work that is due. */
  readonly wake: () => void;
  readonly now: () => Date;
}): ResumePage {
  const { inbox, pages, reopen, wake, now } = dependencies;
  return async (pageId, since) => {
    await reopen(pageId);
    await inbox.retryAll('pending', now(), { pageId });
    await retryParked(dependencies, pageId);
    const family = (await pages.list()).filter(
      (entry) => (entry.parentPageId ?? entry.pageId) === pageId,
    );
    const isEnabled = family.some(({ isActive }) => isActive);
    if (isEnabled) await pages.requestSync(pageId, since, now());
    wake();
    return isEnabled;
  };
}

async function retryParked(
  {
    inbox,
    now,
  }: { readonly inbox: Pick<HeldLeads, 'groupHeld' | 'retryAll'>; readonly now: () => Date },
  pageId: string,
): Promise<void> {
  const parked = (await inbox.groupHeld('needs-attention')).filter(
    (group) => group.pageId === pageId,
  );
  const failures = new Set(parked.map(({ failure }) => failure));
  failures.delete('poison');
  for (const failure of failures)
    await inbox.retryAll('needs-attention', now(), { pageId, failure });
}
