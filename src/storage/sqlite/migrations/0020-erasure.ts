/**
 * Erasing people. An erased inbox lead keeps its id and nothing else, and never changes again: no
 * webhook and no sync brings the person back.
 */
export const erasure = `
CREATE TRIGGER meta_leads_stay_erased BEFORE UPDATE ON meta_leads WHEN old.state = 'erased'
BEGIN SELECT RAISE(IGNORE); END;

CREATE TABLE erasures (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  byKind TEXT NOT NULL,
  byId TEXT NOT NULL,
  counts TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX meta_leads_readings ON meta_leads(coalesce(processedAt, decidedAt))
  WHERE state IN ('stored', 'dismissed') AND (originalFields IS NOT NULL OR event IS NOT NULL);
CREATE INDEX webhook_deliveries_by_time ON webhook_deliveries(receivedAt);
`;
