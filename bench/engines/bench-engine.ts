import type { StorageSettings } from '../../src/storage/open-storage.ts';

/** An engine with a database of its own for each measurement. */
export interface BenchEngine {
  readonly name: 'SQLite' | 'MongoDB';
  /** @param dataDir a new folder */
  settings(dataDir: string): StorageSettings;
  /** Makes so many leads in a new database. */
  fill(settings: StorageSettings, leads: number): Promise<void>;
  /** Opens a database that LeadRabbit has filled, with nothing but the driver. */
  openBare(settings: StorageSettings): Promise<BareDriver>;
  /** The most processes of LeadRabbit that are measured on one database. */
  readonly mostProcesses: number;
  /** CPU time of the database server so far, in ms; undefined if there is none or it is not known. */
  serverCpuMs(): number | undefined;
  /** Removes a database. The folder stays. */
  remove(settings: StorageSettings): Promise<void>;
}

/**
 * Does what LeadRabbit does with the database, and nothing else: the same writes of the same values into the same
 * tables with the same indexes, as durable as LeadRabbit's.
 */
export interface BareDriver {
  /** Writes what LeadRabbit writes for a delivery of one new lead. */
  receive(leadId: string): Promise<void>;
  /** Reads the newest leads as the list does. @returns how many there are */
  list(limit: number): Promise<number>;
  close(): Promise<void>;
}

/** The settings of a LeadRabbit process on this database. */
export const environmentOf = ({ dataDir, mongodb }: StorageSettings) => ({
  DATA_DIR: dataDir,
  ...(mongodb && { MONGODB_URI: mongodb.uri, DB_NAME: mongodb.dbName }),
});
