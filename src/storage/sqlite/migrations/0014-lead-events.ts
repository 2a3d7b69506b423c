/**
 * The changes of leads, in the order of their commits: a position is never used twice. An inbox lead
 * keeps what kind of actor decided about it; in older rows it was a user.
 */
export const leadEvents = `
CREATE TABLE lead_events (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL,
  type TEXT NOT NULL,
  at INTEGER NOT NULL,
  leadId TEXT NOT NULL,
  byKind TEXT NOT NULL,
  byId TEXT NOT NULL,
  byName TEXT NOT NULL,
  changes TEXT NOT NULL
);
CREATE INDEX lead_events_of_lead ON lead_events(leadId, position);

ALTER TABLE meta_leads ADD COLUMN decidedByKind TEXT;
`;
