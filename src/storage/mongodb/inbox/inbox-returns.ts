import type { Collection } from 'mongodb';
import type { InboxQueue } from '../../../intake/inbox-queue.ts';
import { bulkUpdate } from './bulk-upsert.ts';
import { isOpen, type InboxDocument } from './inbox-document.ts';

const AT_ONCE = 1_000;

/** Changes when leads are due, without counting an attempt. */
export function createInboxReturns(
  inbox: Collection<InboxDocument>,
): Pick<InboxQueue, 'giveBack' | 'hasten'> {
  return {
    giveBack: async (leads, dueAt) => {
      if (leads.length === 0) return;
      const updates = leads.flatMap(({ leadId, worker }) => {
        const filter = { leadId, leaseHolder: worker, state: isOpen };
        const free = { $set: { dueAt }, $unset: { leaseHolder: '' as const } };
        return [
          {
            updateOne: {
              filter: { ...filter, claims: { $gt: 0 } },
              update: { ...free, $inc: { claims: -1 } },
            },
          },
          { updateOne: { filter: { ...filter, claims: { $lte: 0 } }, update: free } },
        ];
      });
      await bulkUpdate(inbox, updates);
    },
    hasten: async (ms, now) => {
      const earlier = (time: Date) => new Date(Math.max(time.getTime() - ms, now.getTime()));
      const due = inbox
        .find({ dueAt: { $gt: now } })
        .project<Required<Pick<InboxDocument, '_id' | 'dueAt'>> & InboxDocument>({
          dueAt: 1,
          nextAttemptAt: 1,
        })
        .hint('dueAt');
      let updates: Parameters<typeof inbox.bulkWrite>[0][number][] = [];
      const flush = async () => {
        await bulkUpdate(inbox, updates);
        updates = [];
      };
      for await (const { _id, dueAt, nextAttemptAt } of due) {
        const next = nextAttemptAt && { nextAttemptAt: earlier(nextAttemptAt) };
        const update = { $set: { dueAt: earlier(dueAt), ...next } };
        updates.push({ updateOne: { filter: { _id, dueAt }, update } });
        if (updates.length === AT_ONCE) await flush();
      }
      await flush();
    },
  };
}

/** Leads that a process holds are due now, for other processes. */
export async function releaseInboxLeads(
  inbox: Collection<InboxDocument>,
  processName: string,
  now: Date,
): Promise<void> {
  // From `#` to the character after it: the holders that begin with the name of the process.
  const leaseHolder = { $gte: `${processName}#`, $lt: `${processName}$` };
  await inbox.updateMany(
    { dueAt: { $exists: true }, leaseHolder },
    { $unset: { leaseHolder: '' }, $min: { dueAt: now } },
    { hint: 'dueAt' },
  );
}
