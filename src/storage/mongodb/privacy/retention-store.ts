import type { Db } from 'mongodb';
import type { RetentionStore } from '../../../privacy/retention-store.ts';
import { positionAt } from '../../lead-position.ts';
import { fromId } from '../ids.ts';
import type { LeadDocument } from '../leads/lead-document.ts';
import { createOldDeliveries } from './old-deliveries.ts';
import { createOldReadings } from './old-readings.ts';

/** Deletes old bodies of webhooks and old readings, in short writes. */
export function createRetentionStore(db: Db): RetentionStore {
  const leads = db.collection<LeadDocument>('leads');
  const deliveries = createOldDeliveries(db);
  const readings = createOldReadings(db);
  const before = (time: Date) => ({ position: { $lt: positionAt(time) } });
  return {
    countOld: async ({ deliveriesBefore, readingsBefore, leadsBefore }) => ({
      deliveries: deliveriesBefore ? await deliveries.count(deliveriesBefore) : 0,
      readings: readingsBefore ? await readings.count(readingsBefore) : 0,
      leads: leadsBefore
        ? await leads.countDocuments(before(leadsBefore), { hint: 'position' })
        : 0,
    }),
    deleteOld: async ({ deliveriesBefore, readingsBefore }) => ({
      deliveries: deliveriesBefore ? await deliveries.remove(deliveriesBefore) : 0,
      readings: readingsBefore ? await readings.remove(readingsBefore) : 0,
    }),
    listOldLeads: async (time, limit) => {
      const found = await leads
        .find(before(time))
        .project<Pick<LeadDocument, '_id'>>({ _id: 1 })
        .sort({ position: 1 })
        .hint('position')
        .limit(limit)
        .toArray();
      return found.map(({ _id }) => fromId(_id));
    },
  };
}
