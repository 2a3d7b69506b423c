import { afterEach, beforeEach } from 'vitest';
import type { Storage } from '../../src/storage/storage.ts';

/** A storage in a process of its own; calls go there and back as messages. */
export interface StorageProcess {
  readonly storage: Storage;
  /** Ends it as a crash or the power switch would: no handler runs, nothing is flushed. */
  kill(): Promise<void>;
}

/** One engine's storage with fresh data, and other ways to the same data. */
export interface OpenedStorage {
  readonly storage: Storage;
  /** Opens the same data once more, with a connection of its own. */
  openAnother(): Promise<Storage>;
  /** Opens the same data in another process. */
  startProcess(): Promise<StorageProcess>;
  /** Closes `storage` and opens it again. */
  reopen(): Promise<Storage>;
  /** Closes and ends everything that was opened, and removes the data. */
  close(): Promise<void>;
}

export type OpenStorage = () => Promise<OpenedStorage>;

/** A fresh storage for each test of the suite. */
export function useStorage(openStorage: OpenStorage): () => OpenedStorage {
  let opened: OpenedStorage;
  beforeEach(async () => {
    opened = await openStorage();
  });
  afterEach(() => opened.close());
  return () => opened;
}
