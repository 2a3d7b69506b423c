import type { Db } from 'mongodb';
import type { InboxState } from '../../../intake/inbox-lead.ts';
import { deliveriesOf, type ErasableDelivery } from './erase-deliveries.ts';
import { inboxLeadsOf } from './erase-inbox-leads.ts';

/** Bodies that one write deletes. */
const BATCH = 200;

/** Bodies that are counted at once. */
const COUNTED = 1_000;

type Named = Pick<ErasableDelivery, '_id' | 'leadIds'>;

/**
 * Old bodies none of whose leads is still to come into the CRM: of those they are the only copy of what
 * Meta said.
 */
export function createOldDeliveries(db: Db) {
  const deliveries = deliveriesOf(db);
  const inbox = inboxLeadsOf(db);
  const findWanted = async (some: readonly Named[]): Promise<ReadonlySet<string>> => {
    const leadIds = some.flatMap(({ leadIds: names }) => names ?? []);
    const wanted: InboxState[] = ['pending', 'needs-attention'];
    const filter = { leadId: { $in: leadIds }, state: { $in: wanted } };
    return new Set(await inbox.distinct('leadId', filter));
  };
  const onlyUnwanted = async (some: readonly Named[]) => {
    const wanted = await findWanted(some);
    return some.filter(({ leadIds }) => !leadIds?.some((leadId) => wanted.has(leadId)));
  };

  async function* batches(before: Date, size: number) {
    const old = deliveries
      .find({ receivedAt: { $lt: before } })
      .project<Named>({ leadIds: 1 })
      .sort({ receivedAt: 1 })
      .batchSize(size);
    let batch: Named[] = [];
    for await (const delivery of old) {
      batch.push(delivery);
      if (batch.length < size) continue;
      yield await onlyUnwanted(batch);
      batch = [];
    }
    yield await onlyUnwanted(batch);
  }

  return {
    count: async (before: Date): Promise<number> => {
      let count = 0;
      for await (const batch of batches(before, COUNTED)) count += batch.length;
      return count;
    },
    remove: async (before: Date): Promise<number> => {
      let removed = 0;
      for await (const batch of batches(before, BATCH)) {
        const ids = batch.map(({ _id }) => _id);
        removed += (await deliveries.deleteMany({ _id: { $in: ids } })).deletedCount;
      }
      return removed;
    },
  };
}
