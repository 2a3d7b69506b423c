/** Changes of many leads. `leadIds` and `results` are JSON lists. */
export const bulkRuns = `
CREATE TABLE bulk_runs (
  id TEXT PRIMARY KEY,
  byKind TEXT NOT NULL,
  byId TEXT NOT NULL,
  byName TEXT NOT NULL,
  change TEXT NOT NULL,
  undoOf TEXT,
  leadIds TEXT NOT NULL,
  results TEXT NOT NULL,
  isEnded INTEGER NOT NULL,
  createdAt INTEGER NOT NULL,
  updatedAt INTEGER NOT NULL
) STRICT;
CREATE INDEX bulk_runs_by_end ON bulk_runs(isEnded, updatedAt);
`;
