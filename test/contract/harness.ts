import { afterEach, beforeEach } from 'vitest';
import type { Storage } from '../../src/storage/storage.ts';

/** A storage in its own process. Calls and results travel as messages. */
export interface StorageProcess {
  readonly storage: Storage;
  /** Ends it as a crash or a power cut would: no handler runs, and nothing is flushed. */
  kill(): Promise<void>;
}

/** One engine's storage with new data, and other ways to open the same data. */
export interface OpenedStorage {
  readonly storage: Storage;
  /** Opens the same data again, with its own connection. */
  openAnother(): Promise<Storage>;
  /** Opens the same data in another process. */
  startProcess(): Promise<StorageProcess>;
  /** Closes `storage` and opens it again. */
  reopen(): Promise<Storage>;
  /** Closes and ends everything that was opened, and removes the data. */
  close(): Promise<void>;
}

export type OpenStorage = () => Promise<OpenedStorage>;

/** Opens a new storage for each test of the suite. */
export function useStorage(openStorage: OpenStorage): () => OpenedStorage {
  let opened: OpenedStorage;
  beforeEach(async () => {
    opened = await openStorage();
  });
  afterEach(() => opened.close());
  return () => opened;
}
