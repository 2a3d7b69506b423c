import type { Collection, CreateIndexesOptions, Db, Document, IndexSpecification } from 'mongodb';
import { BETTER_AUTH_INDEXES } from './account-indexes.ts';

/**
 * The database as better-auth's adapter sees it. The adapter makes its indexes in the background with each
 * start, and is cut off if the process ends soon. They are made and awaited before; see `BETTER_AUTH_INDEXES`.
 */
export function adapterDatabase(db: Db): Db {
  const collection = <Schema extends Document>(name: string): Collection<Schema> => {
    const found = db.collection<Schema>(name);
    found.createIndex = (_key: IndexSpecification, options?: CreateIndexesOptions) =>
      isMade(name, options?.name);
    return found;
  };
  return Object.create(db, { collection: { value: collection } }) as Db;
}

/** @throws Error if a later version of the adapter wants an index that LeadRabbit does not make */
async function isMade(collection: string, name: string | undefined): Promise<string> {
  const found = BETTER_AUTH_INDEXES.find(
    (index) => index.collection === collection && index.name === name,
  );
  if (!found) throw new Error(`The index ${name} of better-auth is missing in LeadRabbit.`);
  return found.name;
}
