import type { PageStore } from '../connections/page-store.ts';
import type { InboxStore } from './inbox-store.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Meta's webhooks may be late by minutes: such a lead is not unannounced yet. */
const GRACE = 15 * MINUTE;

/** What webhooks have brought of a Page, and what they have not. */
export interface WebhookRecord {
  readonly receivedAt: Date | null;
  /** Leads of the last day that only a sync or a catch-up found, sent while the Page was enabled. */
  readonly foundOnlyByCatchUp: number;
}

export function createReadWebhookRecord(dependencies: {
  readonly inbox: InboxStore;
  readonly pages: PageStore;
  readonly now: () => Date;
}): (pageId: string) => Promise<WebhookRecord> {
  const { inbox, pages, now } = dependencies;
  return async (pageId) => {
    const family = (await pages.list()).filter((entry) =>
      [entry.pageId, entry.parentPageId].includes(pageId),
    );
    const enabled = family.flatMap(({ enabledAt }) => enabledAt?.getTime() ?? []);
    const at = now().getTime();
    const from = new Date(Math.max(at - DAY, Math.min(...enabled, at)));
    const to = new Date(at - GRACE);
    return {
      receivedAt: await inbox.lastWebhook(pageId),
      foundOnlyByCatchUp: from < to ? await inbox.countUnannounced(pageId, from, to) : 0,
    };
  };
}
