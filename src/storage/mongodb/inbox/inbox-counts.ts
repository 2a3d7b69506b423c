import type { Collection } from 'mongodb';
import type { InboxCounts } from '../../../intake/inbox-counts.ts';
import { INBOX_STATES, type InboxState } from '../../../intake/inbox-lead.ts';
import { toTime } from '../fields.ts';
import { toPlatform, type InboxDocument } from './inbox-document.ts';

/** Counts inbox leads, over an index that has all fields. */
export function createInboxCounts(
  inbox: Collection<InboxDocument>,
  patient: Collection<InboxDocument>,
): InboxCounts {
  const countByForm = async (pageId?: string) => {
    const groups = await patient
      .aggregate<FormGroup>(
        [
          ...(pageId === undefined ? [] : [{ $match: { pageId } }]),
          {
            $group: {
              _id: { pageId: '$pageId', formId: '$formId', platform: '$platform', state: '$state' },
              count: { $sum: 1 },
              newest: { $max: '$created_time' },
            },
          },
        ],
        { hint: 'form_counts' },
      )
      .toArray();
    return groups.map(({ _id, count, newest }) => ({
      pageId: _id.pageId,
      formId: _id.formId,
      platform: toPlatform(_id.platform),
      state: _id.state,
      count,
      newest: toTime(newest),
    }));
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

interface FormGroup {
  readonly _id: {
    readonly pageId: string;
    readonly formId: string;
    readonly platform?: string | null;
    readonly state: InboxState;
  };
  readonly count: number;
  readonly newest?: Date | null;
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
