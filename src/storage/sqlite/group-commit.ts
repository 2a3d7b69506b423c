import type { DatabaseSync } from 'node:sqlite';
import { AppError, storageUnavailable } from '../../errors.ts';

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
   * @throws the `storage-unavailable` error where it could not be stored.
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

  /** Commits at once what is still pending. */
  flush(): void {
    while (this.#pending.length > 0) this.#commit(this.#pending.splice(0, MOST_WRITES_PER_COMMIT));
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#commit(this.#pending.splice(0, MOST_WRITES_PER_COMMIT));
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
      if (this.#database.isOpen && this.#database.isTransaction) this.#database.exec('ROLLBACK');
      for (const write of group) write.failed(storageUnavailable(error));
      return;
    }
    for (const answer of answers) answer();
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
      return () => write.failed(error instanceof AppError ? error : storageUnavailable(error));
    }
  }
}
