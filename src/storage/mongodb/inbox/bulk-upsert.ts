import { MongoBulkWriteError, type AnyBulkWriteOperation, type Collection } from 'mongodb';
import { isDuplicateKey } from '../connection/mongodb-error.ts';
import type { InboxDocument } from './inbox-document.ts';

/** An inbox lead that is stored if its id is new. */
export interface NewInboxLead {
  readonly leadId: string;
  readonly fields: Omit<InboxDocument, 'leadId' | '_id'>;
}

/**
 * A bulk write of this many takes some milliseconds, so that it stays far from the time limit also if the
 * server flushes each of them to a slow disk.
 */
const AT_ONCE = 50;

/**
 * Stores the leads whose ids are new, in unordered bulk writes.
 *
 * @returns the places, in `leads`, of those that were known already
 */
export async function bulkUpsert(
  inbox: Collection<InboxDocument>,
  leads: readonly NewInboxLead[],
): Promise<number[]> {
  const known: number[] = [];
  for (let start = 0; start < leads.length; start += AT_ONCE) {
    const upserts = leads.slice(start, start + AT_ONCE).map(({ leadId, fields }) => ({
      updateOne: { filter: { leadId }, update: { $setOnInsert: fields }, upsert: true },
    }));
    const upserted = await insertedOf(() => inbox.bulkWrite(upserts, { ordered: false }));
    upserts.forEach((_, index) => {
      if (!upserted.has(index)) known.push(start + index);
    });
  }
  return known;
}

/** Makes updates in unordered bulk writes, one after the other. @returns how many documents matched */
export async function bulkUpdate(
  inbox: Collection<InboxDocument>,
  updates: readonly AnyBulkWriteOperation<InboxDocument>[],
): Promise<number> {
  let matched = 0;
  for (let start = 0; start < updates.length; start += AT_ONCE) {
    const some = updates.slice(start, start + AT_ONCE);
    matched += (await inbox.bulkWrite(some, { ordered: false })).matchedCount;
  }
  return matched;
}

/** Another process may store the same id at the same time: then it is known already. */
async function insertedOf(
  write: () => Promise<{ readonly upsertedIds: Readonly<Record<number, unknown>> }>,
): Promise<ReadonlySet<number>> {
  try {
    return placesOf(await write());
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError) || !isDuplicateKey(error)) throw error;
    const errors = [error.writeErrors].flat();
    if (errors.some(({ code }) => code !== 11_000) || error.result.getWriteConcernError())
      throw error;
    return placesOf(error.result);
  }
}

const placesOf = ({ upsertedIds }: { readonly upsertedIds: Readonly<Record<number, unknown>> }) =>
  new Set(Object.keys(upsertedIds).map(Number));
