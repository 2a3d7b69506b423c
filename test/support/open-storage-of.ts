import { readConfig, type Environment } from '../../src/config.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import type { Storage } from '../../src/storage/storage.ts';

/**
 * Opens the storage of a LeadRabbit under test once more, as another process does. The caller closes
 * it.
 */
export const openStorageOf = (app: { readonly environment: Environment }): Promise<Storage> =>
  openStorage(readConfig(app.environment));

/** Opens the storage of a LeadRabbit under test, reads from it and closes it. */
export async function withStorageOf<Result>(
  app: { readonly environment: Environment },
  read: (storage: Storage) => Promise<Result>,
): Promise<Result> {
  const storage = await openStorageOf(app);
  try {
    return await read(storage);
  } finally {
    await storage.close();
  }
}
