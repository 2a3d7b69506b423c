import type { ErasureStore } from '../../../privacy/erasure-store.ts';
import { isDuplicateKey } from '../connection/mongodb-error.ts';
import type { MongodbContext } from '../mongodb-context.ts';
import type { CarryOutErasure } from './carry-out-erasure.ts';
import { erasuresOf, noteErased, toCertificate, type ErasureDocument } from './erasure-document.ts';
import { createFindHeld } from './find-held.ts';
import { createPlanErasure } from './plan-erasure.ts';

/**
 * Erases leads, and keeps certificates in `erasures`. The order is stored first, so that another process
 * completes it if this one ends in the middle of it.
 */
export function createErasureStore(
  { db, patientDb, now }: Pick<MongodbContext, 'db' | 'patientDb' | 'now'>,
  carryOut: CarryOutErasure,
): ErasureStore {
  const erasures = erasuresOf(db);
  const plan = createPlanErasure(db, now);
  return {
    findHeld: createFindHeld(patientDb),
    erase: async (order) => {
      const erasure = await storeOnce(await plan(order));
      await carryOut(erasure);
      await noteErased(db, erasure, now());
      return { ...toCertificate(erasure), by: order.by };
    },
    listCertificates: async () => {
      const found = await erasures.find({ state: 'erased' }).sort({ at: -1, _id: 1 }).toArray();
      return found.map(toCertificate);
    },
  };

  /** An order that is sent again, because its answer got lost, is the one that is stored. */
  async function storeOnce(erasure: ErasureDocument): Promise<ErasureDocument> {
    try {
      await erasures.insertOne(erasure);
      return erasure;
    } catch (error) {
      const stored = isDuplicateKey(error) ? await erasures.findOne({ _id: erasure._id }) : null;
      if (stored) return stored;
      throw error;
    }
  }
}
