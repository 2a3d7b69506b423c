import type { Collection } from 'mongodb';
import type { InboxLead } from '../../../intake/inbox-lead.ts';
import type { Fairness, InboxQueue } from '../../../intake/inbox-queue.ts';
import type { Lease } from '../../../queue/durable-queue.ts';
import { bulkUpdate } from './bulk-upsert.ts';
import { toInboxLead, type InboxDocument } from './inbox-document.ts';

/** A lead as it was found in the queue. */
type Candidate = InboxDocument & Required<Pick<InboxDocument, '_id' | 'dueAt'>>;

const OLDEST_FIRST = { dueAt: 1, _id: 1 } as const;

/**
 * Leases due leads: reads candidates, then claims all in one unordered bulk write, each guarded by the time
 * that was read. A claim at the head of the queue would make all processes compete for one document.
 */
export function createClaimDue(
  inbox: Collection<InboxDocument>,
  random: () => number,
): InboxQueue['claimDue'] {
  return async (lease, limit, { perPage, inWork } = { perPage: limit, inWork: {} }) => {
    const claimed: InboxLead[] = [];
    const work: Record<string, number> = { ...inWork };
    for (let tries = 0; claimed.length < limit && tries < MOST_TRIES; tries += 1) {
      const left = limit - claimed.length;
      // Who was too slow looks at more leads, and tries others than all the others do.
      const most = left * 2 ** Math.min(tries, MOST_DOUBLINGS);
      const found = await findCandidates(inbox, lease.now, most, { perPage, inWork: work });
      const chosen = tries === 0 ? found : takeSome(found, left, random);
      if (chosen.length === 0) break;
      const more = await claim(inbox, chosen, lease);
      claimed.push(...more);
      for (const { pageId } of more) work[pageId] = (work[pageId] ?? 0) + 1;
      // If others were faster with some, others may be due.
      if (more.length === chosen.length) break;
    }
    return claimed;
  };
}

const MOST_TRIES = 50;

const MOST_DOUBLINGS = 5;

const takeSome = <Item>(items: readonly Item[], count: number, random: () => number): Item[] =>
  items
    .map((item) => ({ item, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .slice(0, count)
    .map(({ item }) => item);

async function claim(
  inbox: Collection<InboxDocument>,
  chosen: readonly Candidate[],
  { worker, until }: Lease,
): Promise<readonly InboxLead[]> {
  const update = { $set: { dueAt: until, leaseHolder: worker }, $inc: { claims: 1 } };
  const [first] = chosen;
  if (first && chosen.length === 1) {
    const filter = { _id: first._id, dueAt: first.dueAt };
    const claimed = await inbox.findOneAndUpdate(filter, update, { returnDocument: 'after' });
    return claimed ? [toInboxLead(claimed)] : [];
  }
  const claims = chosen.map(({ _id, dueAt }) => ({
    updateOne: { filter: { _id, dueAt }, update },
  }));
  if ((await bulkUpdate(inbox, claims)) === 0) return [];
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
  const pages = await inbox
    .aggregate<{ readonly _id: string }>([{ $match: isDue }, { $group: { _id: '$pageId' } }], {
      hint: 'pageId_dueAt',
    })
    .toArray();
  const queues = await Promise.all(
    pages
      .filter(({ _id: pageId }) => roomOf(pageId) > 0)
      .map(({ _id: pageId }) =>
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
