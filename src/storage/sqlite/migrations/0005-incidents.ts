/** The history of troubles, and an index to count the leads that each of them has delayed. */
export const incidents = `
CREATE TABLE incidents (
  id INTEGER PRIMARY KEY,
  subject TEXT NOT NULL,
  "check" TEXT NOT NULL,
  code TEXT NOT NULL,
  params TEXT NOT NULL,
  openedAt INTEGER NOT NULL,
  closedAt INTEGER
) STRICT;
CREATE UNIQUE INDEX incidents_open ON incidents(subject, "check") WHERE closedAt IS NULL;
CREATE INDEX incidents_by_time ON incidents(openedAt, id);
CREATE INDEX incidents_of_subject ON incidents(subject, openedAt, id);
`;
