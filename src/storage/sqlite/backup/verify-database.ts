import { existsSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { StartError } from '../../../errors.ts';
import { NEWEST_SCHEMA } from '../migrations.ts';

/** What a database file holds, to compare a copy with its source. Names no person. */
export interface DatabaseFacts {
  /** `user_version`: the number of schema steps that the database has taken. */
  readonly schemaVersion: number;
  /** Rows of each of LeadRabbit's own tables, by table. */
  readonly counts: Readonly<Record<string, number>>;
  /** The newest lead; null if there is none. */
  readonly newestLead: { readonly id: string; readonly recordedAt: string } | null;
}

/** The tables whose loss a person would notice. */
const COUNTED = ['leads', 'meta_leads', 'meta_pages', 'meta_forms', 'user'] as const;

/**
 * Opens a database file by itself, checks every page of it, and counts what it holds.
 *
 * @throws StartError if it is no LeadRabbit database, is damaged, or is of a newer version
 */
export function verifyDatabase(file: string): DatabaseFacts {
  if (!existsSync(file) || statSync(file).size === 0)
    throw new StartError(`There is no database at ${file}.`);
  return withDatabase(file, (database) => {
    const [first] = database.prepare('PRAGMA integrity_check(1)').all();
    if (first?.['integrity_check'] !== 'ok') throw damaged(file);
    if (database.prepare('PRAGMA foreign_key_check').all().length > 0) throw damaged(file);
    return readFacts(file, database);
  });
}

/**
 * Counts what a database holds without checking its pages. It takes a moment, also while the
 * database is in use.
 */
export const countDatabase = (file: string): DatabaseFacts =>
  withDatabase(file, (database) => readFacts(file, database), { readOnly: true });

function withDatabase<Result>(
  file: string,
  read: (database: DatabaseSync) => Result,
  { readOnly = false } = {},
): Result {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly, timeout: 5_000 });
    return read(database);
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw damaged(file, error);
  } finally {
    database?.close();
  }
}

function readFacts(file: string, database: DatabaseSync): DatabaseFacts {
  const schemaVersion = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
  const tables = new Set(
    database
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
      .all()
      .map(({ name }) => String(name)),
  );
  if (!tables.has('leads') || !tables.has('meta_leads'))
    throw new StartError(`${file} is not a LeadRabbit database.`);
  if (schemaVersion > NEWEST_SCHEMA)
    throw new StartError(
      `${file} was written by a newer version of LeadRabbit. Use that version to restore it.`,
    );
  const counts = Object.fromEntries(
    COUNTED.filter((table) => tables.has(table)).map((table) => {
      const row = database.prepare(`SELECT count(*) AS rows FROM "${table}"`).get();
      return [table, Number(row?.['rows'])];
    }),
  );
  const newest = database
    .prepare('SELECT id, updatedAt FROM leads ORDER BY position DESC LIMIT 1')
    .get();
  return {
    schemaVersion,
    counts,
    newestLead: newest
      ? { id: String(newest['id']), recordedAt: isoTime(Number(newest['updatedAt'])) }
      : null,
  };
}

/** A backup must succeed even if a stored time is not valid. */
function isoTime(ms: number): string {
  const time = new Date(ms);
  return Number.isNaN(time.getTime()) ? 'unknown' : time.toISOString();
}

const damaged = (file: string, cause?: unknown) =>
  new StartError(
    `${file} is damaged or not a database. If it is a backup, use an older one. If it is LeadRabbit's own database, stop LeadRabbit and restore a backup: npm run restore -- --from <backup>`,
    { cause },
  );
