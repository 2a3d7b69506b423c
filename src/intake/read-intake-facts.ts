import type { IntakeFacts } from '../connections/health/check-reads.ts';
import { countStates } from './compare-forms.ts';
import type { InboxCounts } from './inbox-counts.ts';

/** Reads the counts and the last webhook of one Page, or of every Page that has an inbox lead. */
export type ReadIntakeFacts = (pageId?: string) => Promise<ReadonlyMap<string, IntakeFacts>>;

export function createReadIntakeFacts(
  inbox: Pick<InboxCounts, 'countByForm' | 'countByPage' | 'lastWebhook'>,
): ReadIntakeFacts {
  return async (pageId) => {
    if (pageId !== undefined) {
      const [counts, lastWebhook] = [
        await inbox.countByForm(pageId),
        await inbox.lastWebhook(pageId),
      ];
      return new Map([[pageId, toFacts(countStates(counts), lastWebhook)]]);
    }
    const pages = await inbox.countByPage();
    return new Map(
      pages.map(({ pageId: id, counts, lastWebhook }) => [id, toFacts(counts, lastWebhook)]),
    );
  };
}

const toFacts = (
  counts: ReturnType<typeof countStates>,
  lastWebhook: Date | null,
): IntakeFacts => ({
  pending: counts.pending,
  needsAttention: counts['needs-attention'],
  lastWebhook,
});
