import type { Collection, Filter } from 'mongodb';
import type { ListedInboxLead } from '../../../intake/inbox-lead.ts';
import type { InboxReceiver } from '../../../intake/inbox-receiver.ts';
import { bulkUpdate, bulkUpsert } from './bulk-upsert.ts';
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
    receiveRead: async (listed, via, { worker, now, until }) => {
      if (listed.length === 0) return [];
      const leads = onceEach(listed);
      const lease = { dueAt: until, leaseHolder: worker };
      const known = await bulkUpsert(
        inbox,
        leads.map((lead) => ({
          leadId: lead.leadId,
          fields: { ...listedOf(lead, via, now), ...lease, state: 'received', claims: 1 },
        })),
      );
      const open = await findOpen(
        inbox,
        known.flatMap((index) => leads[index] ?? []),
      );
      await bulkUpdate(
        inbox,
        open.map((lead) => takeUp(lead, { dueAt: until, leaseHolder: worker, foundAt: now })),
      );
      await bulkUpdate(inbox, open.map(keepOriginal));
      const leased = await inbox

        .find({ leadId: { $in: ids(leads) }, leaseHolder: worker, dueAt: until })
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

/** Most known leads are in the CRM, and need nothing. */
async function findOpen(
  inbox: Collection<InboxDocument>,
  leads: readonly ListedInboxLead[],
): Promise<ListedInboxLead[]> {
  if (leads.length === 0) return [];
  const open = await inbox
    .find({ leadId: { $in: ids(leads) }, state: isOpen })
    .project<Pick<InboxDocument, 'leadId'>>({ leadId: 1 })
    .hint('leadId')
    .toArray();
  const openIds = new Set(ids(open));
  return leads.filter(({ leadId }) => openIds.has(leadId));
}

const takeUp = (
  { leadId, formId, pageId, original }: ListedInboxLead,
  {
    dueAt,
    leaseHolder,
    foundAt,
  }: Required<Pick<InboxDocument, 'dueAt' | 'leaseHolder' | 'foundAt'>>,
) => ({
  updateOne: {
    filter: { leadId, ...NEEDS_WORK },
    update: {
      $set: {
        ...originalOf(original),
        dueAt,
        leaseHolder,
        formId,
        pageId,
        failures: 0,
        state: 'received' as const,
      },
      $unset: { reason: '' as const, failure: '' as const, nextAttemptAt: '' as const },
      $min: { foundAt },
      $inc: { claims: 1 },
    },
  },
});

/** The worker that holds the lead, or that will claim it, need not read it from Graph again. */
const keepOriginal = ({ leadId, original }: ListedInboxLead) => ({
  updateOne: {
    filter: { leadId, original: { $exists: false }, state: isOpen },
    update: { $set: originalOf(original) },
  },
});

const ids = (leads: readonly { readonly leadId: string }[]): string[] =>
  leads.map(({ leadId }) => leadId);

/** Graph may list a lead twice while it goes from page to page. */
const onceEach = (leads: readonly ListedInboxLead[]): readonly ListedInboxLead[] =>
  [...new Map(leads.toReversed().map((lead) => [lead.leadId, lead])).values()].toReversed();
