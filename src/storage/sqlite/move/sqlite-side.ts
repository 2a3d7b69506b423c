import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseSync } from 'node:sqlite';
import { StartError } from '../../../errors.ts';
import type { KindOfRecords, MoveSource, MoveTarget } from '../../move/move-side.ts';
import { PLAIN_KINDS } from '../../move/plain-kinds.ts';
import { DATABASE_FILE } from '../backup/manifest.ts';
import { openSqliteStorage } from '../open-sqlite-storage.ts';
import { livingProcesses } from '../process-mark.ts';
import { createLeadsTable } from './leads-table.ts';
import { createPlainTable, inTransaction } from './plain-table.ts';
import {
  createDeliveriesTable,
  createEventsTable,
  createIncidentsTable,
} from './special-tables.ts';
import {
  markFinished,
  markUnfinished,
  refuseUnfinishedMove,
  unfinishedMoveInto,
} from './unfinished-mark.ts';

const nameOf = (dataDir: string): string => `the SQLite folder ${resolve(dataDir)}`;

/**
 * The data of a folder, to read it.
 *
 * @throws StartError if there is none, or if a LeadRabbit runs on it
 */
export async function openSqliteSource(dataDir: string): Promise<MoveSource> {
  if (!existsSync(join(dataDir, DATABASE_FILE)))
    throw new StartError(
      `There is no database in ${nameOf(dataDir)}. Name the folder with --from sqlite:<folder>.`,
    );
  refuseUnfinishedMove(dataDir);
  refuseRunning(dataDir);
  // Brings the schema up to date, and gives back what a dead process held.
  const storage = await openSqliteStorage(dataDir);
  const database = new DatabaseSync(join(dataDir, DATABASE_FILE), { timeout: 5_000 });
  await untilTakenIn(database);
  await storage.close();
  return {
    name: nameOf(dataDir),
    kinds: kindsOf(database),
    losses: () => Promise.resolve([]),
    close: async () => database.close(),
  };
}

/**
 * A folder without a database, to write to, or with the unfinished move from the same source.
 *
 * @throws StartError if it has a database
 */
export async function openSqliteTarget(dataDir: string, from: string): Promise<MoveTarget> {
  const hasDatabase = existsSync(join(dataDir, DATABASE_FILE));
  if (hasDatabase && unfinishedMoveInto(dataDir) === undefined)
    throw new StartError(
      `${nameOf(dataDir)} is not empty: it has a database. Choose an empty folder; nothing was changed.`,
    );
  refuseRunning(dataDir);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (unfinishedMoveInto(dataDir) === undefined) markUnfinished(dataDir, from);
  await (await openSqliteStorage(dataDir, { mayBeUnfinished: true })).close();
  const database = new DatabaseSync(join(dataDir, DATABASE_FILE), { timeout: 5_000 });
  // The order of the copy is not that of the references.
  database.exec('PRAGMA foreign_keys = OFF; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON');
  return {
    name: nameOf(dataDir),
    kinds: kindsOf(database),
    losses: () => Promise.resolve([]),
    unfinishedFrom: () => Promise.resolve(unfinishedMoveInto(dataDir)),
    begin: async () => markUnfinished(dataDir, from),
    finish: async () => {
      inTransaction(database, () => database.exec(FINISH));
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      markFinished(dataDir);
    },
    close: async () => database.close(),
  };
}

/** The counts that triggers keep from here on, and erasures of which this file never had anything. */
const FINISH = `
  DELETE FROM form_counts;
  INSERT INTO form_counts
    SELECT pageId, formId, coalesce(platform, ''), state, count(*), max(created_time), max(webhookAt)
    FROM meta_leads GROUP BY 1, 2, 3, 4;
  UPDATE erasures SET overwrittenAt = at WHERE overwrittenAt IS NULL`;

function refuseRunning(dataDir: string): void {
  if (livingProcesses(dataDir).length > 0)
    throw new StartError(
      `A LeadRabbit runs on ${nameOf(dataDir)}. Stop it first; nothing was changed.`,
    );
}

function kindsOf(database: DatabaseSync): readonly KindOfRecords[] {
  return [
    ...PLAIN_KINDS.map((kind) => createPlainTable(database, kind)),
    createDeliveriesTable(database),
    createLeadsTable(database),
    createEventsTable(database),
    createIncidentsTable(database),
  ];
}

/** How often to look whether the events of very long webhooks are in the inbox. */
const LOOKS = 300;

async function untilTakenIn(database: DatabaseSync): Promise<void> {
  const isWaiting = database.prepare('SELECT 1 FROM whole_deliveries LIMIT 1');
  for (let looks = 0; isWaiting.get(); looks += 1) {
    if (looks === LOOKS)
      throw new StartError(
        'The events of a very long webhook are not in the inbox yet. Start LeadRabbit once, stop it, and run the move again.',
      );
    await sleep(100);
  }
}
