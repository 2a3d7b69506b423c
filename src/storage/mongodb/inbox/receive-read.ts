import type { Collection, Filter } from 'mongodb';
import type { InboxReceiver } from '../../../intake/inbox-receiver.ts';
import { bulkUpsert } from './bulk-upsert.ts';
import {
  isOpen,
  listedOf,
  originalOf,
  reasonText,
  toInboxLead,
  type InboxDocument,
} from './inbox-document.ts';

/** A lead that needs work although it is known: it was skipped, or could not be read. */
const NEEDS_WORK: Filter<InboxDocument> = {
  $or: [
    { state: 'skipped' },
    { state: 'needs-attention', original: { $exists: false } },
    { state: 'pending', original: { $exists: false }, leaseHolder: { $exists: false } },
  ],
};

/** Stores leads that Graph listed, and leases those that need work. */
export function createReceiveRead(
  inbox: Collection<InboxDocument>,
): Pick<InboxReceiver, 'receiveRead' | 'noteUnwanted'> {
  return {
    receiveRead: async (leads, via, { worker, now, until }) => {
      if (leads.length === 0) return [];
      const lease = { dueAt: until, leaseHolder: worker };
      const known = await bulkUpsert(
        inbox,
        leads.map((lead) => ({
          leadId: lead.leadId,
          fields: { ...listedOf(lead, via, now), ...lease, state: 'received', claims: 1 },
        })),
      );
      const updates = known.flatMap((index) => {
        const lead = leads[index];
        if (!lead) return [];
        const { leadId, formId, pageId } = lead;
        const original = originalOf(lead.original);
        const take = {
          filter: { leadId, ...NEEDS_WORK },
          update: {
            $set: {
              ...lease,
              ...original,
              formId,
              pageId,
              state: 'received' as const,
              failures: 0,
            },
            $unset: { reason: '' as const, failure: '' as const, nextAttemptAt: '' as const },
            $min: { foundAt: now },
            $inc: { claims: 1 },
          },
        };
        // The worker that holds the lead, or that will claim it, need not read it from Graph again.
        const keep = {
          filter: { leadId, original: { $exists: false }, state: isOpen },
          update: { $set: original },
        };
        return [{ updateOne: take }, { updateOne: keep }];
      });
      if (updates.length > 0) await inbox.bulkWrite(updates);
      const ids = leads.map(({ leadId }) => leadId);
      const leased = await inbox
        .find({ leadId: { $in: ids }, leaseHolder: worker, dueAt: until })
        .toArray();
      const byId = new Map(leased.map((each) => [each.leadId, each]));
      return leads.flatMap(({ leadId }) => {
        const found = byId.get(leadId);
        return found ? [toInboxLead(found)] : [];
      });
    },
    noteUnwanted: async (leads, via, reason, now) => {
      await bulkUpsert(
        inbox,
        leads.map((lead) => ({
          leadId: lead.leadId,
          fields: {
            ...listedOf(lead, via, now),
            state: 'skipped',
            reason: reasonText(reason),
            claims: 0,
          },
        })),
      );
    },
  };
}
