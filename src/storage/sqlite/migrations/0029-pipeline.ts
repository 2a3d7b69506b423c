/**
 * The place of a lead on the board, if people gave it one, and how many leads each status has, kept by
 * triggers: to count a million leads takes too long.
 */
export const pipeline = `
ALTER TABLE leads ADD COLUMN rank TEXT;
CREATE INDEX leads_by_rank ON leads(status, rank, position) WHERE rank IS NOT NULL;

CREATE TABLE lead_counts (
  status TEXT PRIMARY KEY,
  leads INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO lead_counts SELECT status, count(*) FROM leads GROUP BY status;
CREATE TRIGGER leads_count_added AFTER INSERT ON leads
BEGIN
  INSERT INTO lead_counts VALUES (new.status, 1) ON CONFLICT DO UPDATE SET leads = leads + 1;
END;
CREATE TRIGGER leads_count_removed AFTER DELETE ON leads
BEGIN
  UPDATE lead_counts SET leads = leads - 1 WHERE status = old.status;
END;
CREATE TRIGGER leads_count_moved AFTER UPDATE OF status ON leads WHEN new.status <> old.status
BEGIN
  UPDATE lead_counts SET leads = leads - 1 WHERE status = old.status;
  INSERT INTO lead_counts VALUES (new.status, 1) ON CONFLICT DO UPDATE SET leads = leads + 1;
END;
`;
