import type { Collection } from 'mongodb';
import type { InboxLead } from '../../../intake/inbox-lead.ts';
import type { Fairness, InboxQueue } from '../../../intake/inbox-queue.ts';
import type { Lease } from '../../../queue/durable-queue.ts';
import { toInboxLead, type InboxDocument } from './inbox-document.ts';

/** A lead as it was found in the queue. */
type Candidate = InboxDocument & Required<Pick<InboxDocument, '_id' | 'dueAt'>>;

const OLDEST_FIRST = { dueAt: 1, _id: 1 } as const;

/**
 * Leases due leads: reads candidates, then claims all in one unordered bulk write, each guarded by the time
 * that was read. A claim at the head of the queue would make all processes compete for one document.
 */
export function createClaimDue(inbox: Collection<InboxDocument>): InboxQueue['claimDue'] {
  return async (lease, limit, fairness = { perPage: limit, inWork: {} }) => {
    if (limit <= 0) return [];
    for (let tries = 0; ; tries += 1) {
      const chosen = await findCandidates(inbox, lease.now, limit, fairness);
      if (chosen.length === 0) return [];
      const claimed = await claim(inbox, chosen, lease);
      // If others were faster with all of them, others may be due.
      if (claimed.length > 0 || tries === MOST_TRIES) return claimed;
    }
  };
}

const MOST_TRIES = 50;

async function claim(
  inbox: Collection<InboxDocument>,
  chosen: readonly Candidate[],
  { worker, until }: Lease,
): Promise<readonly InboxLead[]> {
  const claims = chosen.map(({ _id, dueAt }) => ({
    updateOne: {
      filter: { _id, dueAt },
      update: { $set: { dueAt: until, leaseHolder: worker }, $inc: { claims: 1 } },
    },
  }));
  const { matchedCount } = await inbox.bulkWrite(claims, { ordered: false });
  if (matchedCount === 0) return [];
  // As it is stored now: a webhook or a sync may have added to it in between.
  const leased = await inbox
    .find({ _id: { $in: chosen.map(({ _id }) => _id) }, leaseHolder: worker, dueAt: until })
    .toArray();
  const byId = new Map(leased.map((each) => [each.leadId, each]));
  return chosen.flatMap(({ leadId }) => {
    const found = byId.get(leadId);
    return found ? [toInboxLead(found)] : [];
  });
}

/** The oldest due leads, with a limit for each Page. */
async function findCandidates(
  inbox: Collection<InboxDocument>,
  now: Date,
  limit: number,
  { perPage, inWork }: Fairness,
): Promise<readonly Candidate[]> {
  const roomOf = (pageId: string) => Math.min(perPage - (inWork[pageId] ?? 0), limit);
  const isDue = { dueAt: { $lte: now } };
  // Most of the time only a few leads are due: then this is all of them.
  const oldest = await inbox
    .find(isDue)
    .project<Candidate>({ leadId: 1, pageId: 1, dueAt: 1 })
    .sort(OLDEST_FIRST)
    .hint('dueAt')
    .limit(2 * limit)
    .toArray();
  const head = takeFairly(oldest, roomOf);
  if (oldest.length < 2 * limit || head.length >= limit) return head.slice(0, limit);
  const pageIds = await inbox.distinct('pageId', isDue);
  const queues = await Promise.all(
    pageIds
      .filter((pageId) => roomOf(pageId) > 0)
      .map((pageId) =>
        inbox
          .find({ pageId, ...isDue })
          .project<Candidate>({ leadId: 1, pageId: 1, dueAt: 1 })
          .sort(OLDEST_FIRST)
          .hint('pageId_dueAt')
          .limit(roomOf(pageId))
          .toArray(),
      ),
  );
  return queues
    .flat()
    .toSorted(
      (a, b) => a.dueAt.getTime() - b.dueAt.getTime() || (String(a._id) < String(b._id) ? -1 : 1),
    )
    .slice(0, limit);
}

function takeFairly(
  candidates: readonly Candidate[],
  roomOf: (pageId: string) => number,
): Candidate[] {
  const taken = new Map<string, number>();
  return candidates.filter(({ pageId }) => {
    const count = taken.get(pageId) ?? 0;
    if (count >= roomOf(pageId)) return false;
    taken.set(pageId, count + 1);
    return true;
  });
}
