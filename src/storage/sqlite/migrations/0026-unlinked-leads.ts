/** Pairs of leads that share an address or a number and are of two people. The id is both ids, the smaller first. */
export const unlinkedLeads = `
CREATE TABLE unlinked_leads (
  id TEXT PRIMARY KEY,
  oneId TEXT NOT NULL,
  otherId TEXT NOT NULL,
  byKind TEXT NOT NULL,
  byId TEXT NOT NULL,
  byName TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX unlinked_leads_one ON unlinked_leads(oneId);
CREATE INDEX unlinked_leads_other ON unlinked_leads(otherId);
`;
