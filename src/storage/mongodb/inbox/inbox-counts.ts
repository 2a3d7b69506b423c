import type { Collection } from 'mongodb';
import type { InboxCounts } from '../../../intake/inbox-counts.ts';
import { INBOX_STATES, type InboxState } from '../../../intake/inbox-lead.ts';
import { toTime } from '../fields.ts';
import type { FormCounter } from './count-forms.ts';
import type { InboxDocument } from './inbox-document.ts';

/** Counts inbox leads. */
export function createInboxCounts(
  inbox: Collection<InboxDocument>,
  counter: FormCounter,
): InboxCounts {
  const countByForm = async (pageId?: string) => {
    const forms = await counter.count();
    return pageId === undefined ? forms : forms.filter((form) => form.pageId === pageId);
  };
  const lastWebhook = async (pageId: string) => {
    const last = await inbox.findOne(
      { pageId, webhookAt: { $gte: new Date(0) } },
      { projection: { webhookAt: 1 }, sort: { webhookAt: -1 }, hint: 'pageId_webhookAt' },
    );
    return toTime(last?.webhookAt);
  };

  return {
    countByForm,
    countByPage: async () => {
      const forms = await countByForm();
      const pageIds = [...new Set(forms.map(({ pageId }) => pageId))];
      return Promise.all(
        pageIds.map(async (pageId) => ({
          pageId,
          counts: sumOf(forms.filter((form) => form.pageId === pageId)),
          lastWebhook: await lastWebhook(pageId),
        })),
      );
    },
    countByState: async () => sumOf(await countByForm()),
    countSince: (formId, since) =>
      inbox.countDocuments(
        { formId, created_time: { $gte: since } },
        { hint: 'formId_created_time' },
      ),
    countUnannounced: (pageId, from, to) =>
      inbox.countDocuments(
        { pageId, created_time: { $gte: from, $lt: to }, webhookAt: { $exists: false } },
        { hint: 'pageId_created_time' },
      ),
    lastWebhook,
  };
}

const NONE = Object.fromEntries(INBOX_STATES.map((state) => [state, 0])) as Record<
  InboxState,
  number
>;

function sumOf(
  groups: readonly { readonly state: InboxState; readonly count: number }[],
): Record<InboxState, number> {
  const sums = { ...NONE };
  for (const { state, count } of groups) sums[state] += count;
  return sums;
}
