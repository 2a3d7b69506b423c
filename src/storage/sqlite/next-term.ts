import type { DatabaseSync } from 'node:sqlite';
import type { ValueReads } from '../list-values.ts';
import * as column from './columns.ts';

/**
 * Reads the search terms in their order. The table is only a way to read the index of FTS5, and belongs to this
 * connection alone. It has one row for each lead of a term, and a read ends with the first one.
 *
 * @see https://www.sqlite.org/fts5.html#the_fts5vocab_virtual_table_module
 */
export function createNextTerm(database: DatabaseSync): ValueReads['nextTerm'] {
  database.exec(`CREATE VIRTUAL TABLE IF NOT EXISTS temp.lead_terms
    USING fts5vocab('main', 'leads_search', 'instance')`);
  const select = database.prepare(
    'SELECT term FROM temp.lead_terms WHERE term >= ? AND term < ? LIMIT 1',
  );
  return async (first, end) => {
    const row = select.get(first, end);
    return row && column.text(row, 'term');
  };
}
