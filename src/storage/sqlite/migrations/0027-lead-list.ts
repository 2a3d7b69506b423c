/**
 * Orders of the lead list, and views. `nameKey` is empty until the search terms of a lead are renewed, which fills it too.
 */
export const leadList = `
ALTER TABLE leads ADD COLUMN nameKey TEXT NOT NULL DEFAULT '';
CREATE INDEX leads_by_activity ON leads(updatedAt, position);
CREATE INDEX leads_by_name ON leads(nameKey, position);

CREATE TABLE lead_views (
  id TEXT PRIMARY KEY,
  ownerId TEXT NOT NULL,
  isShared INTEGER NOT NULL,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  columns TEXT NOT NULL,
  createdAt INTEGER NOT NULL,
  updatedAt INTEGER NOT NULL
) STRICT;
CREATE INDEX lead_views_of_owner ON lead_views(ownerId, createdAt);
CREATE INDEX lead_views_shared ON lead_views(createdAt) WHERE isShared = 1;
`;
