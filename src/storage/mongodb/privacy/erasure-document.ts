import type { Collection, Db } from 'mongodb';
import type { ErasureCertificate, ErasureCounts } from '../../../privacy/erasure.ts';
import { toActor, type ActorColumns } from '../../actor-columns.ts';
import type { NeededIndex } from '../connection/indexes.ts';
import { toTime } from '../fields.ts';
import { fromId, type DocumentId } from '../ids.ts';

/** An erasure in `erasures`: an order that is being carried out, and then its certificate. */
export interface ErasureDocument {
  /** The id of the certificate. */
  readonly _id: DocumentId;
  readonly at: Date;
  /** Who ordered it, without the name. */
  readonly by: Omit<ActorColumns, 'name'>;
  /** The network address of the request, for the audit log; left out once nothing is left to do. */
  readonly address?: string | null;
  readonly counts: ErasureCounts;
  /** `erased` once nothing of the leads is left. */
  readonly state: 'begun' | 'erased';
  /** When `finish-erasures.ts` looks at it next; left out once nothing is left to do. */
  readonly nextLookAt?: Date;
  /** How often it was looked at again since it is complete. */
  readonly looks?: number;
  /** Ids of CRM leads; left out once nothing is left to do. */
  readonly leadIds?: readonly string[];
  /** Meta's lead ids; left out once nothing is left to do. */
  readonly metaLeadIds?: readonly string[];
}

/**
 * When to look again at an erasure that is complete, in ms since the look before. A process may have made a
 * CRM lead from what it had read before the erasure, and ended before it could remove the lead again.
 */
export const LOOK_AGAIN_MS = [60_000, 60 * 60_000] as const;

export const erasuresOf = (db: Db): Collection<ErasureDocument> =>
  db.collection<ErasureDocument>('erasures');

export const erasureIndexes: readonly NeededIndex[] = [
  { collection: 'erasures', name: 'erasures_at', key: { at: -1 } },
  {
    collection: 'erasures',
    name: 'erasures_nextLookAt',
    key: { nextLookAt: 1 },
    sparse: true,
  },
];

/** Notes that nothing of the leads is left. */
export async function noteErased(db: Db, { _id }: ErasureDocument, now: Date): Promise<void> {
  const nextLookAt = new Date(now.getTime() + LOOK_AGAIN_MS[0]);
  const update = { $set: { state: 'erased' as const, nextLookAt } };
  await erasuresOf(db).updateOne({ _id, state: 'begun' }, update);
}

export const toCertificate = ({ _id, at, by, counts }: ErasureDocument): ErasureCertificate => ({
  id: fromId(_id),
  at: toTime(at) ?? new Date(0),
  by: toActor({ ...by, name: '' }),
  counts,
});
