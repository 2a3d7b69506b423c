import type { IntakeFacts } from '../connections/health/check-reads.ts';
import type { InboxCounts } from './inbox-counts.ts';

/** Reads what the intake knows of each Page that it has ever seen a lead of. */
export type ReadIntakeFacts = () => Promise<ReadonlyMap<string, IntakeFacts>>;

export function createReadIntakeFacts(inbox: Pick<InboxCounts, 'countByPage'>): ReadIntakeFacts {
  return async () =>
    new Map(
      (await inbox.countByPage()).map(({ pageId, counts, lastWebhook }) => [
        pageId,
        { pending: counts.pending, needsAttention: counts['needs-attention'], lastWebhook },
      ]),
    );
}
