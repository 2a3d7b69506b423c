import type { DatabaseSync } from 'node:sqlite';
import type { DatabaseFiles } from './database-files.ts';

/**
 * Saves what a deleted write-ahead log holds: SQLite still has the log open. Leaving WAL mode copies
 * it into the database, entering it again makes a new log.
 *
 * @returns whether the database has a log again; not if another process still uses the deleted one,
 *   or has made a new one already
 */
export function renewLog(database: DatabaseSync, files: DatabaseFiles): boolean {
  // Another process writes by a log of its own: copying ours over its pages would mix both.
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
