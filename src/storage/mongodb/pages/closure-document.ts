import type { Collection, Db } from 'mongodb';
import type { Closure } from '../../../connections/closure-store.ts';
import type { NeededIndex } from '../connection/indexes.ts';

/** A document of `call_closures`: one for each Page and scope. */
export interface ClosureDocument extends Closure {
  /** `<pageId> <scope>` */
  readonly _id: string;
  readonly pageId: string;
}

export const closuresOf = (db: Db): Collection<ClosureDocument> =>
  db.collection<ClosureDocument>('call_closures');

export const closureIndexes: readonly NeededIndex[] = [
  { collection: 'call_closures', name: 'call_closures_pageId', key: { pageId: 1 } },
];
