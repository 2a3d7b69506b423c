import type { DatabaseSync } from 'node:sqlite';
import { isBusy, toStorageError } from './storage-error.ts';

/** Limits how long one commit blocks the event loop. */
const MOST_WRITES_PER_COMMIT = 500;

/** How long to wait for another process that holds the database, in ms. */
const PATIENCE = 5_000;

/**
 * The pauses between tries, in ms. The first are short, because another commit takes only a moment.
 */
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
   * Called before each commit, and once more before the commit is acknowledged: SQLite commits into
   * a deleted file without an error. If it throws, every write of the group fails with its error.
   */
  readonly guard?: () => void;
}

/**
 * The only way to write. All writes of one turn of the event loop share a transaction, and so one
 * fsync. Each promise resolves after the commit. A write that throws is undone alone. If the commit
 * fails, no write of the group is stored and every promise rejects. While another process holds the
 * database, the writes wait without blocking the event loop.
 */
export class GroupCommit {
  readonly #database: DatabaseSync;
  readonly #patienceMs: number;
  readonly #guard: () => void;
  /** The busy timeout of the connection for all other statements. */
  readonly #timeout: number;
  #pending: PendingWrite[] = [];
  #scheduled: NodeJS.Immediate | NodeJS.Timeout | undefined;
  /** How many tries in a row found that another process holds the database. */
  #refusals = 0;
  /** Called after each commit. Must not throw. */
  onCommitted: () => void = () => undefined;

  constructor(database: DatabaseSync, { patienceMs = PATIENCE, guard }: GroupCommitOptions = {}) {
    this.#database = database;
    this.#guard = guard ?? (() => undefined);
    this.#patienceMs = patienceMs;
    this.#timeout = Number(database.prepare('PRAGMA busy_timeout').get()?.['timeout'] ?? 0);
  }

  /**
   * Runs `write` in the next commit. `write` must be synchronous.
   *
   * @throws the `storage-unavailable` error if it could not be stored, and what `write` throws
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

  /** Commits all pending writes now. Called before the database is closed. */
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

  /** Begins without a busy timeout: SQLite would wait inside the call and block the event loop. */
  #beginAtOnce(): void {
    this.#database.exec('PRAGMA busy_timeout = 0');
    try {
      this.#database.exec('BEGIN IMMEDIATE');
    } finally {
      this.#database.exec(`PRAGMA busy_timeout = ${this.#timeout}`);
    }
  }

  /** Called if no transaction could begin. Rejects the writes that have waited too long. */
  #refused(error: unknown): void {
    const canWait = isBusy(error);
    this.#refusals = canWait ? this.#refusals + 1 : 0;
    const from = canWait ? performance.now() - this.#patienceMs : Infinity;
    const given = this.#pending.filter(({ since }) => since <= from);
    this.#pending = this.#pending.filter(({ since }) => since > from);
    fail(given, error);
  }

  /** Runs in a transaction that has begun. */
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
    this.onCommitted();
  }

  /** Must not throw, because the promises of the group must still be rejected. */
  #rollBack(): void {
    try {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
    } catch {
      // The database is closed, or SQLite has ended the transaction itself.
    }
  }

  #runOne(write: PendingWrite): () => void {
    this.#database.exec('SAVEPOINT write');
    try {
      const value = write.run();
      this.#database.exec('RELEASE write');
      return () => write.done(value);
    } catch (error) {
      // If the disk is full, SQLite rolls back the whole transaction. Then the whole group has
      // failed.
      if (!this.#database.isTransaction) throw error;
      this.#database.exec('ROLLBACK TO write; RELEASE write');
      return () => write.failed(toStorageError(error));
    }
  }
}

function fail(group: readonly PendingWrite[], error: unknown): void {
  for (const write of group) write.failed(toStorageError(error));
}
