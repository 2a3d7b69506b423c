import type { IntakeFacts } from '../connections/health/check-reads.ts';
import type { InboxStore } from './inbox-store.ts';

/** Reads what the intake knows of each Page that it has ever seen a lead of. */
export type ReadIntakeFacts = () => Promise<ReadonlyMap<string, IntakeFacts>>;

export function createReadIntakeFacts(
  inbox: Pick<InboxStore, 'countByForm' | 'lastWebhook'>,
): ReadIntakeFacts {
  return async () => {
    const byPage = Map.groupBy(await inbox.countByForm(), ({ pageId }) => pageId);
    const facts = [...byPage].map(async ([pageId, counts]) => {
      const sum = (wanted: string) =>
        counts.reduce((total, { state, count }) => total + (state === wanted ? count : 0), 0);
      const lastWebhook = await inbox.lastWebhook(pageId);
      return [pageId, { waiting: sum('waiting'), parked: sum('parked'), lastWebhook }] as const;
    });
    return new Map(await Promise.all(facts));
  };
}
