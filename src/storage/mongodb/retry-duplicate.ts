import { isDuplicateKey } from './connection/mongodb-error.ts';

/** Each try fails only if another caller has inserted the document in between, which happens once. */
const MOST_TRIES = 10;

/**
 * Runs an upsert again if another one has inserted the same document at the same moment: then there is
 * a document to update. The upsert must be safe to run twice.
 *
 * https://www.mongodb.com/docs/manual/reference/method/db.collection.updateOne/#upsert-with-duplicate-values
 */
export async function retryDuplicate<Result>(upsert: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1)
    try {
      return await upsert();
    } catch (error) {
      if (!isDuplicateKey(error) || tries >= MOST_TRIES) throw error;
    }
}
