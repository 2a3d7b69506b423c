import type { DatabaseSync } from 'node:sqlite';
import { isBusy, toStorageError } from './storage-error.ts';

/** So that one commit never keeps the event loop from answering for long. */
const MOST_WRITES_PER_COMMIT = 500;

/** How long to wait, in ms, until another process has let go of the database. */
const PATIENCE = 5_000;

/** Between two tries, in ms: at first another commit is nearly over, later it is something longer. */
const PAUSES = [1, 2, 5, 10, 20, 40];

interface PendingWrite {
  readonly since: number;
  run(): unknown;
  done(value: unknown): void;
  failed(error: Error): void;
}

export interface GroupCommitOptions {
  readonly patienceMs?: number;
  /**
   * Is asked before each commit, and once more before it is acknowledged: SQLite commits into a file
   * that was deleted without an error. If it throws, every write of the group fails with its error.
   */
  readonly guard?: () => void;
}

/**
 * The one way to write: writes of one event-loop turn share a transaction and so one fsync, and
 * each promise resolves only after that commit. A write that fails takes back itself alone; where
 * the commit fails, nothing of the group is stored and every promise rejects. While another process
 * holds the database the writes wait, and the event loop goes on.
 */
export class GroupCommit {
  readonly #database: DatabaseSync;
  readonly #patienceMs: number;
  readonly #guard: () => void;
  /** What the connection waits in calls of others. */
  readonly #timeout: number;
  #pending: PendingWrite[] = [];
  #scheduled: NodeJS.Immediate | NodeJS.Timeout | undefined;
  /** Tries in a row that found the database held by another process. */
  #refusals = 0;

  constructor(database: DatabaseSync, { patienceMs = PATIENCE, guard }: GroupCommitOptions = {}) {
    this.#database = database;
    this.#guard = guard ?? (() => undefined);
    this.#patienceMs = patienceMs;
    this.#timeout = Number(database.prepare('PRAGMA busy_timeout').get()?.['timeout'] ?? 0);
  }

  /**
   * Runs `write` inside the next commit. It must be synchronous.
   *
   * @throws the `storage-unavailable` error where it could not be stored, and what `write` throws.
   */
  write<T>(write: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#pending.push({
        since: performance.now(),
        run: write,
        done: (value) => resolve(value as T),
        failed: reject,
      });
      this.#schedule();
    });
  }

  /** Commits at once what is still pending; the database is about to be closed. */
  flush(): void {
    while (this.#pending.length > 0) {
      const group = this.#pending.splice(0, MOST_WRITES_PER_COMMIT);
      try {
        this.#database.exec(`PRAGMA busy_timeout = ${this.#patienceMs}; BEGIN IMMEDIATE`);
        this.#commit(group);
      } catch (error) {
        fail(group, error);
      }
    }
  }

  #schedule(): void {
    if (this.#scheduled !== undefined) return;
    const pause = PAUSES[Math.min(this.#refusals, PAUSES.length) - 1];
    this.#scheduled =
      pause === undefined
        ? setImmediate(() => this.#commitNext())
        : setTimeout(() => this.#commitNext(), pause);
  }

  #commitNext(): void {
    this.#scheduled = undefined;
    if (this.#pending.length === 0) return;
    try {
      this.#guard();
      this.#beginAtOnce();
      this.#refusals = 0;
      this.#commit(this.#pending.splice(0, MOST_WRITES_PER_COMMIT));
    } catch (error) {
      this.#refused(error);
    }
    if (this.#pending.length > 0) this.#schedule();
  }

  /** SQLite itself would wait inside the call, and with it everyone who wants an answer. */
  #beginAtOnce(): void {
    this.#database.exec('PRAGMA busy_timeout = 0');
    try {
      this.#database.exec('BEGIN IMMEDIATE');
    } finally {
      this.#database.exec(`PRAGMA busy_timeout = ${this.#timeout}`);
    }
  }

  /** No transaction could be begun: those that have waited for too long are told so. */
  #refused(error: unknown): void {
    const canWait = isBusy(error);
    this.#refusals = canWait ? this.#refusals + 1 : 0;
    const from = canWait ? performance.now() - this.#patienceMs : Infinity;
    const given = this.#pending.filter(({ since }) => since <= from);
    this.#pending = this.#pending.filter(({ since }) => since > from);
    fail(given, error);
  }

  /** Inside a transaction that has begun. */
  #commit(group: readonly PendingWrite[]): void {
    const answers: (() => void)[] = [];
    try {
      for (const write of group) answers.push(this.#runOne(write));
      this.#database.exec('COMMIT');
      this.#guard();
    } catch (error) {
      this.#rollBack();
      fail(group, error);
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

function fail(group: readonly PendingWrite[], error: unknown): void {
  for (const write of group) write.failed(toStorageError(error));
}
