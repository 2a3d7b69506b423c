import { StartError } from '../../errors.ts';
import { migrate } from './migrations.ts';
import { WatchedDatabase } from './watch/watched-database.ts';

/** How long the start may wait for other processes, in ms. */
const TIMEOUT_AT_START = 5_000;

/** How long a statement outside the group commits may wait, in ms. It blocks the event loop. */
const TIMEOUT = 500;

/** The size in bytes to which the write-ahead log is cut after a long read let it grow. */
const LOG_SIZE_LIMIT = 64 * 1024 * 1024;

/**
 * Opens the database file, creates it if it is missing, and updates its schema. A commit is on disk
 * when it returns, because of WAL with `synchronous=FULL`. What is deleted is overwritten in the file.
 *
 * @throws StartError if the file belongs to another program, is cut, or comes from a newer
 *   LeadRabbit; also SQLite's errors. Then nothing has changed
 */
export function openDatabase(file: string, now: Date): WatchedDatabase {
  const database = new WatchedDatabase(file, { timeout: TIMEOUT_AT_START });
  try {
    database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA foreign_keys = ON;
      PRAGMA secure_delete = ON;
      PRAGMA cache_size = -32000;
      PRAGMA temp_store = MEMORY;
      PRAGMA journal_size_limit = ${LOG_SIZE_LIMIT};`);
    refuseForeign(database, file);
    const version = migrate(database, now);
    if (version > 0 && version < FIRST_THAT_OVERWRITES) rewrite(database);
    forgetFuture(database, now.getTime());
    database.exec(`PRAGMA busy_timeout = ${TIMEOUT}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Earlier versions left what they deleted in the free parts of the file. */
const FIRST_THAT_OVERWRITES = 20;

/** Writes the file again without its free parts; takes as much room again while it does. */
function rewrite(database: WatchedDatabase): void {
  try {
    database.exec('VACUUM');
  } catch {
    // Another process is using the database, or there is no room. Only old remains stay.
  }
}

/** Refuses a database of another program, so that no tables are added to it. */
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

/** No lead or Page is ever due later than this. */
const FAR_AHEAD = 3 * 24 * 60 * 60_000;

/** Makes leads and Pages due now if a clock that was ahead set their time too far in the future. */
function forgetFuture(database: WatchedDatabase, now: number): void {
  const late = now + FAR_AHEAD;
  const pages = database.prepare('SELECT DISTINCT pageId FROM form_counts').all();
  const update = database.prepare(
    'UPDATE meta_leads SET dueAt = ? WHERE pageId = ? AND dueAt > ? AND leaseHolder IS NULL',
  );
  for (const { pageId } of pages) update.run(now, String(pageId), late);
  database.prepare('UPDATE meta_pages SET catchUpDueAt = ? WHERE catchUpDueAt > ?').run(now, late);
}
