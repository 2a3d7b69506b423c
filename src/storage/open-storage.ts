import { openMongodbStorage } from './mongodb/open-mongodb-storage.ts';
import { openSqliteStorage } from './sqlite/open-sqlite-storage.ts';
import type { Storage, StorageReports } from './storage.ts';

/** Which data to open. */
export interface StorageSettings {
  /** The folder of the database and of generated keys. */
  readonly dataDir: string;
  /** If it is set, the data is in MongoDB, and the folder holds generated keys only. */
  readonly mongodb?: { readonly uri: string; readonly dbName: string } | undefined;
}

/**
 * Opens the storage that the settings name, and brings its schema up to date. This is the one place
 * that chooses a database engine; `backup.ts` beside it chooses the same one.
 *
 * @throws StorageAwayError if the database server does not answer now
 * @throws StartError, with what to do, if the data cannot be used
 */
export const openStorage = (
  { dataDir, mongodb }: StorageSettings,
  reports: StorageReports = {},
): Promise<Storage> =>
  mongodb ? openMongodbStorage(mongodb, reports) : openSqliteStorage(dataDir, reports);
