import type { ConnectionStore } from '../connections/connection-store.ts';
import type { WebhookRecord } from '../connections/health/check-last-webhook.ts';
import type { InboxCounts } from './inbox-counts.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * Meta's webhooks may be minutes late. A webhook may still announce a lead that is this new, in ms.
 */
const GRACE = 15 * MINUTE;

export interface WebhookRecordDependencies {
  readonly inbox: Pick<InboxCounts, 'countUnannounced' | 'lastWebhook'>;
  readonly pages: Pick<ConnectionStore, 'findFamily'>;
  readonly now: () => Date;
}

/**
 * Counts leads of a Page that no webhook announced although one should have: leads of the last day
 * that were sent while the Page was enabled.
 *
 * @param since counts only leads that were sent later; null counts the whole day
 */
export function createCountUnannounced({ inbox, pages, now }: WebhookRecordDependencies) {
  return async (pageId: string, since: Date | null): Promise<number> => {
    const family = await pages.findFamily(pageId);
    const entries = family ? [family.page, ...family.accounts] : [];
    const enabled = entries.flatMap(({ enabledAt }) => enabledAt?.getTime() ?? []);
    const at = now().getTime();
    const from = Math.max(at - DAY, Math.min(...enabled, at), since?.getTime() ?? 0);
    const to = at - GRACE;
    return from < to ? inbox.countUnannounced(pageId, new Date(from), new Date(to)) : 0;
  };
}

export function createReadWebhookRecord(
  dependencies: WebhookRecordDependencies,
): (pageId: string) => Promise<WebhookRecord> {
  const countUnannounced = createCountUnannounced(dependencies);
  return async (pageId) => ({
    receivedAt: await dependencies.inbox.lastWebhook(pageId),
    foundBySync: await countUnannounced(pageId, null),
  });
}
