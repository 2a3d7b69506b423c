/** Texts that people send again and again. */
export const templates = `
CREATE TABLE templates (
  id TEXT PRIMARY KEY,
  ownerId TEXT NOT NULL,
  isShared INTEGER NOT NULL,
  name TEXT NOT NULL,
  channels TEXT NOT NULL,
  subject TEXT NOT NULL,
  text TEXT NOT NULL,
  createdAt INTEGER NOT NULL,
  updatedAt INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX templates_of_owner ON templates(ownerId);
CREATE INDEX templates_shared ON templates(isShared) WHERE isShared = 1;
`;
