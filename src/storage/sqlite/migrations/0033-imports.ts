/**
 * Files that are or were brought in, and their rows. `cells` is the text of a row that waits, as a JSON list. The id of a
 * row is that of its import and its line, with zeros, so that the order of ids is that of lines.
 */
export const imports = `
CREATE TABLE imports (
  id TEXT PRIMARY KEY,
  fileHash TEXT NOT NULL,
  fileName TEXT NOT NULL,
  layout TEXT NOT NULL,
  byKind TEXT NOT NULL,
  byId TEXT NOT NULL,
  byName TEXT NOT NULL,
  startedAt INTEGER NOT NULL,
  state TEXT NOT NULL,
  total INTEGER NOT NULL,
  created INTEGER NOT NULL,
  skipped INTEGER NOT NULL,
  refused INTEGER NOT NULL,
  removed INTEGER NOT NULL,
  kept INTEGER NOT NULL,
  undoneByKind TEXT,
  undoneById TEXT,
  undoneByName TEXT,
  changedAt INTEGER NOT NULL
) STRICT;
CREATE INDEX imports_by_file ON imports(fileHash);
CREATE INDEX imports_by_time ON imports(startedAt, id);

CREATE TABLE import_rows (
  id TEXT PRIMARY KEY,
  importId TEXT NOT NULL,
  line INTEGER NOT NULL,
  fate TEXT NOT NULL,
  reason TEXT NOT NULL,
  columnName TEXT NOT NULL,
  leadId TEXT,
  undone TEXT,
  cells TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX import_rows_by_fate ON import_rows(importId, fate, line);
`;
