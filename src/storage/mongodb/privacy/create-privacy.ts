import type { ErasureStore } from '../../../privacy/erasure-store.ts';
import type { RetentionStore } from '../../../privacy/retention-store.ts';
import type { AppendAuditOnce } from '../accounts/create-accounts.ts';
import type { EraseLead } from '../leads/erase-lead.ts';
import type { MongodbContext, StoreGroup } from '../mongodb-context.ts';
import { createCarryOutErasure } from './carry-out-erasure.ts';
import { erasureIndexes } from './erasure-document.ts';
import { createErasureStore } from './erasure-store.ts';
import { FinishErasures } from './finish-erasures.ts';
import { createRetentionStore } from './retention-store.ts';

export interface Privacy extends StoreGroup {
  readonly erasures: ErasureStore;
  readonly retention: RetentionStore;
}

export interface PrivacyParts {
  readonly eraseLead: EraseLead;
  readonly appendAuditOnce: AppendAuditOnce;
}

/** Erases people, and deletes what is older than the limits. */
export function createPrivacy(
  context: MongodbContext,
  { eraseLead, appendAuditOnce }: PrivacyParts,
): Privacy {
  const { db, patientDb, now } = context;
  const carryOut = createCarryOutErasure(db, { eraseLead });
  const finishErasures = new FinishErasures({ db, carryOut, appendAuditOnce, now });
  return {
    indexes: erasureIndexes,
    erasures: createErasureStore(context, carryOut),
    retention: createRetentionStore(patientDb),
    prepare: async () => finishErasures.start(),
    close: () => finishErasures.stop(),
  };
}
