import type { DatabaseSync } from 'node:sqlite';

/**
 * The schema's history: `user_version` counts the steps that a database has taken. A step that
 * has been released is never changed; a new one is added at the end. Times are Unix milliseconds,
 * ids are text.
 */
const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE meta_pages (
    pageId TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    platform TEXT NOT NULL,
    parentPageId TEXT REFERENCES meta_pages(pageId) ON DELETE CASCADE,
    accessToken TEXT NOT NULL,
    isActive INTEGER NOT NULL,
    attention TEXT,
    lastUpdated INTEGER NOT NULL,
    lastSync INTEGER,
    syncCount INTEGER NOT NULL DEFAULT 0,
    watermark INTEGER,
    syncHolder TEXT,
    syncUntil INTEGER,
    createdAt INTEGER NOT NULL,
    updatedAt INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE meta_forms (
    formId TEXT PRIMARY KEY,
    pageId TEXT NOT NULL REFERENCES meta_pages(pageId) ON DELETE CASCADE,
    name TEXT NOT NULL,
    status TEXT NOT NULL,
    locale TEXT NOT NULL,
    createdTime INTEGER,
    leadsCount INTEGER,
    questions TEXT NOT NULL,
    updatedAt INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX meta_forms_by_page ON meta_forms(pageId);

  CREATE TABLE webhook_deliveries (
    id INTEGER PRIMARY KEY,
    receivedAt INTEGER NOT NULL,
    body BLOB NOT NULL
  ) STRICT;

  -- dueAt is when a raw lead wants work: at once, at its next attempt, or when the lease of the
  -- worker that has it ends. Null means settled.
  CREATE TABLE meta_leads (
    leadId TEXT PRIMARY KEY,
    formId TEXT NOT NULL,
    pageId TEXT NOT NULL,
    platform TEXT,
    created_time INTEGER,
    field_data TEXT,
    originalFields TEXT,
    processed INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    attempts INTEGER NOT NULL DEFAULT 0,
    dueAt INTEGER,
    leaseHolder TEXT,
    via TEXT NOT NULL,
    event TEXT,
    receivedAt INTEGER NOT NULL,
    fetchedAt INTEGER,
    createdAt INTEGER NOT NULL,
    processedAt INTEGER
  ) STRICT;
  CREATE INDEX meta_leads_due ON meta_leads(dueAt) WHERE dueAt IS NOT NULL;
  CREATE INDEX meta_leads_stored ON meta_leads(pageId, platform, formId, created_time)
    WHERE state = 'stored';
  CREATE INDEX meta_leads_of_form ON meta_leads(formId, created_time) WHERE state = 'stored';

  -- position orders the list: the second in which the form was sent, then the order of recording.
  CREATE TABLE leads (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    metaLeadId TEXT UNIQUE,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    phoneE164 TEXT NOT NULL,
    company TEXT NOT NULL,
    contact TEXT NOT NULL,
    status TEXT NOT NULL,
    source TEXT NOT NULL,
    tags TEXT NOT NULL,
    metaData TEXT,
    answers TEXT NOT NULL,
    disclaimers TEXT NOT NULL,
    origin TEXT,
    createdAt INTEGER NOT NULL,
    updatedAt INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX leads_by_status ON leads(status, position);
  CREATE INDEX leads_by_source ON leads(source, position);
  CREATE INDEX leads_by_status_and_source ON leads(status, source, position);

  -- Each lead's search terms under its position: an index alone, the words stand in leads. The
  -- tokenizer must agree with leads/search-terms.ts; "=" marks the terms of the filters. Without
  -- the prefix indexes a search for "an" would first merge every term that begins with it.
  CREATE VIRTUAL TABLE leads_search USING fts5(
    terms, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3 4 5',
    tokenize = "ascii tokenchars '@._+-='"
  );

  CREATE TABLE connect_states (
    stateHash TEXT PRIMARY KEY,
    sessionId TEXT NOT NULL,
    expiresAt INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE write_check (id INTEGER PRIMARY KEY, checkedAt INTEGER NOT NULL) STRICT;
  `,
];

/**
 * Brings the schema to this version, in one transaction: all steps or none. The version is read
 * inside it, because two processes may start on one new database at once.
 *
 * @throws where the database is of a newer LeadRabbit.
 */
export function migrate(database: DatabaseSync): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
    if (version > MIGRATIONS.length)
      throw new Error(
        'The database was written by a newer version of LeadRabbit. Start that version, or restore the backup from before the upgrade.',
      );
    for (const step of MIGRATIONS.slice(version)) database.exec(step);
    database.exec(`PRAGMA user_version = ${MIGRATIONS.length}; COMMIT`);
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
