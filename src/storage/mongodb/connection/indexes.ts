import type { CreateIndexesOptions, Db, IndexSpecification } from 'mongodb';
import { StartError } from '../../../errors.ts';
import { isDuplicateKey, serverCodeOf } from './mongodb-error.ts';

/** An index that a store needs. Its name is part of it, because queries name it as their hint. */
export interface NeededIndex extends Pick<
  CreateIndexesOptions,
  'unique' | 'sparse' | 'expireAfterSeconds' | 'partialFilterExpression'
> {
  readonly collection: string;
  readonly name: string;
  readonly key: IndexSpecification & object;
}

/** IndexOptionsConflict and IndexKeySpecsConflict */
const CONFLICTS = [85, 86];

/**
 * Makes the indexes that are missing. Those that exist are compared by the server, which refuses one of
 * the same name or key with other options.
 *
 * @throws StartError that names the index, if one conflicts or its values are not unique
 */
export async function ensureIndexes(db: Db, needed: readonly NeededIndex[]): Promise<void> {
  for (const { collection, key, ...options } of needed)
    try {
      await db.collection(collection).createIndex(key, options);
    } catch (error) {
      throw explain(error, `${collection}.${options.name}`) ?? error;
    }
}

function explain(error: unknown, index: string): StartError | undefined {
  if (isDuplicateKey(error))
    return new StartError(
      `The index ${index} cannot be made, because the collection holds the same value twice. Remove one of the two documents, and start again.`,
      { cause: error },
    );
  const code = serverCodeOf(error);
  if (code !== undefined && CONFLICTS.includes(code))
    return new StartError(
      `The index ${index} exists with another definition. Drop it, and start again: LeadRabbit makes it as it needs it.`,
      { cause: error },
    );
  if (code === 13)
    return new StartError(
      `The database user of MONGODB_URI may not make the index ${index}. Give it the role readWrite on the database.`,
      { cause: error },
    );
  return undefined;
}
