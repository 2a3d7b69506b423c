import { openSqliteStorage } from './sqlite/open-sqlite-storage.ts';
import type { Storage, StorageReports } from './storage.ts';

/** Which data to open. */
export interface StorageSettings {
  /** The folder of the database and of generated keys. */
  readonly dataDir: string;
}

/**
 * Opens the storage that the settings name, and brings its schema up to date. This is the one place
 * that chooses a database engine; `backup.ts` beside it chooses the same one.
 *
 * @throws StartError, with what to do, if the data cannot be used
 */
export const openStorage = (
  { dataDir }: StorageSettings,
  reports: StorageReports = {},
): Promise<Storage> => openSqliteStorage(dataDir, reports);
