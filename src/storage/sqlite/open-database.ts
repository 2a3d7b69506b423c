import { StartError } from '../../errors.ts';
import { migrate } from './migrations.ts';
import { WatchedDatabase } from './watch/watched-database.ts';

/** How long the start may wait for other processes, in ms. */
const TIMEOUT_AT_START = 5_000;

/** The same for a statement outside of group commits; nothing else runs until it ends. */
const TIMEOUT = 500;

/** The write-ahead log is cut back to this size, in bytes, after a long read let it grow. */
const LOG_SIZE_LIMIT = 64 * 1024 * 1024;

/**
 * Opens the database file, makes it if it is missing, and brings the schema up to date. A commit is
 * on disk when it returns: WAL with `synchronous=FULL`.
 *
 * @throws StartError if the file is another program's, cut, or of a newer LeadRabbit, and SQLite's
 *   errors; then nothing has changed
 */
export function openDatabase(file: string, now: Date): WatchedDatabase {
  const database = new WatchedDatabase(file, { timeout: TIMEOUT_AT_START });
  try {
    database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA foreign_keys = ON;
      PRAGMA cache_size = -32000;
      PRAGMA temp_store = MEMORY;
      PRAGMA journal_size_limit = ${LOG_SIZE_LIMIT};`);
    refuseForeign(database, file);
    migrate(database, now);
    forgetFuture(database, now.getTime());
    database.exec(`PRAGMA busy_timeout = ${TIMEOUT}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** A database of another program would get LeadRabbit's tables besides its own. */
function refuseForeign(database: WatchedDatabase, file: string): void {
  const names = database
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .all()
    .map(({ name }) => name);
  if (names.length === 0 || names.includes('meta_leads')) return;
  throw new StartError(
    `${file} is a database of another program. Set DATA_DIR to another folder, or move the file away.`,
  );
}

/** Longer than anything is ever put off. */
const FAR_AHEAD = 3 * 24 * 60 * 60_000;

/** What a clock that was ahead has put off for ever is due now. */
function forgetFuture(database: WatchedDatabase, now: number): void {
  const late = now + FAR_AHEAD;
  const pages = database.prepare('SELECT DISTINCT pageId FROM form_counts').all();
  const update = database.prepare(
    'UPDATE meta_leads SET dueAt = ? WHERE pageId = ? AND dueAt > ? AND leaseHolder IS NULL',
  );
  for (const { pageId } of pages) update.run(now, String(pageId), late);
  database.prepare('UPDATE meta_pages SET catchUpDueAt = ? WHERE catchUpDueAt > ?').run(now, late);
}
