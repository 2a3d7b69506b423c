import type { DatabaseSync } from 'node:sqlite';
import { SEARCH_TERMS_VERSION } from '../../../leads/search-terms.ts';

/**
 * How far the search terms of all leads are brought up to date: leads from the position `below` on
 * have the terms of `target`, all leads have at least those of `version`.
 */
export function addSearchIndex(database: DatabaseSync): void {
  database.exec(`
    CREATE TABLE search_index (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      version INTEGER NOT NULL,
      target INTEGER NOT NULL,
      below INTEGER NOT NULL
    ) STRICT`);
  const last = database.prepare('SELECT max(position) AS last FROM leads').get()?.['last'];
  const version = typeof last === 'number' ? 1 : SEARCH_TERMS_VERSION;
  database
    .prepare('INSERT INTO search_index (id, version, target, below) VALUES (1, ?, ?, 0)')
    .run(version, version);
}
