import type { DatabaseSync } from 'node:sqlite';
import { toStorageError } from './storage-error.ts';

/** So that one commit never keeps the event loop from answering for long. */
const MOST_WRITES_PER_COMMIT = 500;

interface PendingWrite {
  run(): unknown;
  done(value: unknown): void;
  failed(error: Error): void;
}

/**
 * The one way to write: writes of one event-loop turn share a transaction and so one fsync, and
 * each promise resolves only after that commit. A write that fails takes back itself alone; where
 * the commit fails, nothing of the group is stored and every promise rejects.
 */
export class GroupCommit {
  readonly #database: DatabaseSync;
  #pending: PendingWrite[] = [];
  #scheduled = false;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /**
   * Runs `write` inside the next commit. It must be synchronous.
   *
   * @throws the `storage-unavailable` error where it could not be stored, and what `write` throws.
   */
  write<T>(write: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#pending.push({
        run: write,
        done: (value) => resolve(value as T),
        failed: reject,
      });
      this.#schedule();
    });
  }

  /** Commits at once what is still pending; the database is about to be closed. */
  flush(): void {
    while (this.#pending.length > 0) this.#commit(this.#pending.splice(0, MOST_WRITES_PER_COMMIT));
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      const group = this.#pending.splice(0, MOST_WRITES_PER_COMMIT);
      if (group.length > 0) this.#commit(group);
      if (this.#pending.length > 0) this.#schedule();
    });
  }

  #commit(group: readonly PendingWrite[]): void {
    const answers: (() => void)[] = [];
    try {
      this.#database.exec('BEGIN IMMEDIATE');
      for (const write of group) answers.push(this.#runOne(write));
      this.#database.exec('COMMIT');
    } catch (error) {
      this.#rollBack();
      for (const write of group) write.failed(toStorageError(error));
      return;
    }
    for (const answer of answers) answer();
  }

  /** Must not throw: whoever waits for the group is still to be told. */
  #rollBack(): void {
    try {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
    } catch {
      // It is closed, or so broken that SQLite has ended the transaction itself.
    }
  }

  #runOne(write: PendingWrite): () => void {
    this.#database.exec('SAVEPOINT write');
    try {
      const value = write.run();
      this.#database.exec('RELEASE write');
      return () => write.done(value);
    } catch (error) {
      // A full disk makes SQLite roll back the whole transaction: then the group has failed.
      if (!this.#database.isTransaction) throw error;
      this.#database.exec('ROLLBACK TO write; RELEASE write');
      return () => write.failed(toStorageError(error));
    }
  }
}
