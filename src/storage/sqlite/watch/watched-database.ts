import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { isDamage, toStorageError } from '../storage-error.ts';

const CALLS = ['all', 'get', 'run'] as const;

/**
 * A database whose prepared statements throw the `storage-unavailable` error if the database or its
 * disk is the cause, so that callers need not know SQLite's codes.
 */
export class WatchedDatabase extends DatabaseSync {
  /** Called when SQLite finds a damaged page. */
  onDamage: (() => void) | undefined;

  override prepare(sql: string): StatementSync {
    try {
      return this.#watch(super.prepare(sql));
    } catch (error) {
      throw this.#note(error);
    }
  }

  #watch(statement: StatementSync): StatementSync {
    for (const name of CALLS) {
      const call = statement[name].bind(statement) as (...args: unknown[]) => unknown;
      const watched = (...args: unknown[]) => {
        try {
          return call(...args);
        } catch (error) {
          throw this.#note(error);
        }
      };
      Object.defineProperty(statement, name, { value: watched });
    }
    return statement;
  }

  #note(error: unknown): Error {
    if (isDamage(error)) this.onDamage?.();
    return toStorageError(error);
  }
}
