import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { NodeSqliteDialect } from '@better-auth/kysely-adapter/node-sqlite-dialect';
import { StartError } from '../../errors.ts';
import type { Storage } from '../storage.ts';
import { createConnectStateStore } from './connect-state-store.ts';
import { GroupCommit } from './group-commit.ts';
import { createHealthStore } from './health-store.ts';
import { createIncidentStore } from './incident-store.ts';
import { createInboxStore } from './inbox-store.ts';
import { keepPrivate } from './keep-private.ts';
import { createLeadStore, createRecordLead } from './lead-store.ts';
import { migrate } from './migrations.ts';
import { ignoreOddValues, reportOnce, type ReportOddValue } from './odd-values.ts';
import { createPageStore } from './page-store.ts';
import { buryDeadProcesses, hasRunOn, markProcess } from './process-mark.ts';
import { releaseLeases } from './release-leases.ts';
import { renewSearchTerms } from './renew-search-terms.ts';
import { withStorageErrors } from './with-storage-errors.ts';

/** How long the start may wait for other processes, in ms. */
const TIMEOUT_AT_START = 5_000;

/** The same for a statement outside of group commits; everything else stands still meanwhile. */
const TIMEOUT = 500;

export interface SqliteStorageOptions {
  /** Is told once of each stored value that cannot be read. */
  readonly onOddValue?: ReportOddValue;
}

/**
 * Opens `leadrabbit.db` under the data folder, makes both where they are missing, and brings the
 * schema up to date. A commit is on disk when it returns: WAL with `synchronous=FULL`.
 *
 * @throws where the folder cannot be written or the database is of a newer LeadRabbit.
 */
export function openSqliteStorage(
  dataDir: string,
  { onOddValue = ignoreOddValues }: SqliteStorageOptions = {},
): Storage {
  const report = reportOnce(onOddValue);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  refuseLostDatabase(dataDir);
  const database = openDatabase(join(dataDir, 'leadrabbit.db'));
  const processName = randomUUID();
  const mark = takeOver(database, dataDir, processName);
  database.exec(`PRAGMA busy_timeout = ${TIMEOUT}`);
  const commits = new GroupCommit(database);
  const recordLead = createRecordLead(database);
  const renewal = renewSearchTerms(database, commits);
  const checkWrite = database.prepare(
    'INSERT INTO write_check (id, checkedAt) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET checkedAt = excluded.checkedAt',
  );
  return {
    processName,
    pages: withStorageErrors(createPageStore(database, commits, report)),
    inbox: withStorageErrors(createInboxStore(database, commits, recordLead)),
    leads: withStorageErrors(createLeadStore(database, commits, recordLead, report)),
    connectStates: withStorageErrors(createConnectStateStore(database, commits)),
    health: withStorageErrors(createHealthStore(database, commits)),
    incidents: withStorageErrors(createIncidentStore(database, commits)),
    // Without transactions of its own: one that stays open over event-loop turns would get into
    // the group commits of the same connection.
    accounts: {
      dialect: new NodeSqliteDialect({ database }),
      type: 'sqlite',
      transaction: false,
    },
    checkWritable: () =>
      commits.write(() => {
        checkWrite.run(Date.now());
      }),
    close: async () => {
      if (!database.isOpen) return;
      renewal.stop();
      commits.flush();
      giveBack(database, processName);
      database.close();
      mark.remove();
    },
  };
}

/**
 * A data folder on which LeadRabbit has run, without its database, is not a new installation: a start
 * would hide the loss behind an empty list.
 *
 * @throws StartError
 */
function refuseLostDatabase(dataDir: string): void {
  const file = join(dataDir, 'leadrabbit.db');
  if (!hasRunOn(dataDir) || (existsSync(file) && statSync(file).size > 0)) return;
  throw new StartError(
    `The database ${file} is missing or empty, but LeadRabbit has run on this folder before. Restore a backup: npm run restore -- --from <backup>. To begin again without any lead, delete the folder ${dataDir}.`,
  );
}

/** Leads and Pages that were broken off are due for other processes, and for the next start, now. */
function giveBack(database: DatabaseSync, processName: string): void {
  try {
    releaseLeases(database, processName, new Date());
  } catch {
    // The database cannot be written now: then the leases run out by themselves.
  }
}

/** Marks this process as alive, and frees what processes had in hand that have died. */
function takeOver(database: DatabaseSync, dataDir: string, processName: string) {
  try {
    const mark = markProcess(dataDir, processName);
    buryDeadProcesses(dataDir, (name) => releaseLeases(database, name, new Date()));
    return mark;
  } catch (error) {
    database.close();
    throw error;
  }
}

function openDatabase(file: string): DatabaseSync {
  keepPrivate(file);
  const database = new DatabaseSync(file, { timeout: TIMEOUT_AT_START });
  try {
    database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA foreign_keys = ON;
      PRAGMA cache_size = -32000;
      PRAGMA temp_store = MEMORY;`);
    migrate(database, new Date());
    forgetFuture(database, Date.now());
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Longer than anything is ever put off. */
const FAR_AHEAD = 3 * 24 * 60 * 60_000;

/** What a clock that was ahead has put off for ever is due now. */
function forgetFuture(database: DatabaseSync, now: number): void {
  const late = now + FAR_AHEAD;
  const pages = database.prepare('SELECT DISTINCT pageId FROM form_counts').all();
  const update = database.prepare(
    'UPDATE meta_leads SET dueAt = ? WHERE pageId = ? AND dueAt > ? AND leaseHolder IS NULL',
  );
  for (const { pageId } of pages) update.run(now, String(pageId), late);
  database.prepare('UPDATE meta_pages SET catchUpDueAt = ? WHERE catchUpDueAt > ?').run(now, late);
}
