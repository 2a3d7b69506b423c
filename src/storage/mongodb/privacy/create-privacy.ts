import type { ErasureStore } from '../../../privacy/erasure-store.ts';
import type { RetentionStore } from '../../../privacy/retention-store.ts';
import type { EraseLead } from '../leads/erase-lead.ts';
import type { MongodbContext, StoreGroup } from '../mongodb-context.ts';
import { notBuilt } from '../not-built.ts';

export interface Privacy extends StoreGroup {
  readonly erasures: ErasureStore;
  readonly retention: RetentionStore;
}

/** Erases people, and deletes what is older than the limits. */
export function createPrivacy(_context: MongodbContext, _parts: { eraseLead: EraseLead }): Privacy {
  return { indexes: [], erasures: notBuilt('erasures'), retention: notBuilt('retention') };
}
