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

/** What an engine promises beyond what every engine does. */
export interface EnginePromises {
  /**
   * A change of several records is stored whole or not at all, also if the process is killed. Otherwise
   * what a killed process began is completed once, by the next attempt or a sweep.
   */
  readonly wholeOrNothing: boolean;
  /** A write that is refused has stored nothing. Otherwise it is stored at most once. */
  readonly refusedIsNotStored: boolean;
  /** The next opening frees what a dead process held. Otherwise it runs out by its time. */
  readonly noticesDeadProcesses: boolean;
  /** What is erased is gone from the bytes of the database too. */
  readonly erasesBytes: boolean;
}

/** Opens new data of one engine. */
export interface OpenStorage {
  (): Promise<OpenedStorage>;
  readonly promises: EnginePromises;
}

/** How one engine opens and removes one database. */
export interface EngineData {
  open(): Promise<Storage>;
  startProcess(): Promise<StorageProcess>;
  remove(): void | Promise<void>;
}

/** Opens new data, and remembers what else is opened on it. */
export async function openData(data: EngineData): Promise<OpenedStorage> {
  const first = await data.open();
  const openings = [first];
  const processes: StorageProcess[] = [];
  const openAnother = async () => {
    const another = await data.open();
    openings.push(another);
    return another;
  };
  return {
    storage: first,
    openAnother,
    startProcess: async () => {
      const started = await data.startProcess();
      processes.push(started);
      return started;
    },
    reopen: async () => {
      await first.close();
      return openAnother();
    },
    close: async () => {
      await Promise.all(processes.map((started) => started.kill()));
      await Promise.all(openings.map((opened) => opened.close()));
      await data.remove();
    },
  };
}

/** Opens a new storage for each test of the suite. */
export function useStorage(openStorage: OpenStorage): () => OpenedStorage {
  let opened: OpenedStorage;
  beforeEach(async () => {
    opened = await openStorage();
  });
  afterEach(() => opened.close());
  return () => opened;
}
