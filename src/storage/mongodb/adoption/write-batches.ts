import type { AnyBulkWriteOperation, Collection, Document, UpdateFilter } from 'mongodb';
import type { DocumentId } from '../ids.ts';

const BATCH = 500;

/** A document of any shape. */
export interface AnyDocument {
  readonly _id: DocumentId;
  readonly [field: string]: unknown;
}

/** What to change in a document. */
export interface DocumentChange {
  readonly set: Readonly<Record<string, unknown>>;
  readonly unset?: readonly string[];
}

export interface WriteOptions {
  /** Called before each batch; throws if another process has taken over. */
  readonly keepClaim: () => Promise<void>;
  /** Only counts. */
  readonly isDryRun: boolean;
}

/**
 * Goes through documents and writes what is to be changed in them, some hundred at a time.
 *
 * @param unadopted matches documents that were not changed yet, so that a repeated write does nothing
 */
export async function writeBatches(
  collection: Collection<AnyDocument>,
  documents: AsyncIterable<AnyDocument>,
  toChange: (document: AnyDocument) => DocumentChange | undefined,
  { unadopted, keepClaim, isDryRun }: WriteOptions & { readonly unadopted: Document },
): Promise<void> {
  let batch: AnyBulkWriteOperation<AnyDocument>[] = [];
  const flush = async () => {
    if (batch.length === 0) return;
    await keepClaim();
    await collection.bulkWrite(batch, { ordered: false });
    batch = [];
  };
  for await (const document of documents) {
    const change = toChange(document);
    if (!change || isDryRun) continue;
    batch.push({
      updateOne: { filter: { ...unadopted, _id: document._id }, update: toUpdate(change) },
    });
    if (batch.length >= BATCH) await flush();
  }
  await flush();
}

const toUpdate = ({ set, unset = [] }: DocumentChange): UpdateFilter<AnyDocument> => ({
  ...(Object.keys(set).length > 0 && { $set: set }),
  ...(unset.length > 0 && { $unset: Object.fromEntries(unset.map((name) => [name, ''])) }),
});
