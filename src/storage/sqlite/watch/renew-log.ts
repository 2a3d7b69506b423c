import type { DatabaseSync } from 'node:sqlite';
import type { DatabaseFiles } from './database-files.ts';

/**
 * Saves the content of a deleted write-ahead log, which SQLite still has open. Leaving WAL mode
 * copies it into the database; entering WAL mode again creates a new log.
 *
 * @returns whether the database has a log again; false if another process still uses the deleted
 *   log, or has created a new one
 */
export function renewLog(database: DatabaseSync, files: DatabaseFiles): boolean {
  // Another process uses a different log. Copying ours over its pages would mix both.
  if (!files.isLogFree()) return false;
  const timeout = Number(database.prepare('PRAGMA busy_timeout').get()?.['timeout'] ?? 0);
  database.exec('PRAGMA busy_timeout = 0');
  try {
    database.exec('PRAGMA wal_checkpoint(PASSIVE)');
    database.exec('PRAGMA journal_mode = DELETE');
    database.exec('PRAGMA journal_mode = WAL; SELECT count(*) FROM sqlite_schema');
    files.acceptLog();
    return files.check() === undefined;
  } catch {
    return false;
  } finally {
    database.exec(`PRAGMA busy_timeout = ${timeout}`);
  }
}
