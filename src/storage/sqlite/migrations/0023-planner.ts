/** Meetings and tasks. `startAt` and `dueAt` are the moments of the wall times beside them. */
export const planner = `
CREATE TABLE meetings (
  id TEXT PRIMARY KEY,
  leadId TEXT NOT NULL,
  ownerId TEXT,
  title TEXT NOT NULL,
  startLocal TEXT NOT NULL,
  startZone TEXT NOT NULL,
  startAt INTEGER NOT NULL,
  durationMin INTEGER NOT NULL,
  place TEXT NOT NULL,
  url TEXT NOT NULL,
  state TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  createdByKind TEXT NOT NULL,
  createdById TEXT NOT NULL,
  createdByName TEXT NOT NULL,
  createdAt INTEGER NOT NULL,
  updatedAt INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX meetings_by_time ON meetings(startAt, id);
CREATE INDEX meetings_of_owner ON meetings(ownerId, startAt, id);
CREATE INDEX meetings_of_lead ON meetings(leadId, startAt, id);

CREATE TABLE tasks (
  id TEXT PRIMARY KEY,
  leadId TEXT,
  assigneeId TEXT,
  title TEXT NOT NULL,
  dueLocal TEXT NOT NULL,
  dueZone TEXT NOT NULL,
  dueAt INTEGER NOT NULL,
  doneAt INTEGER,
  doneByKind TEXT,
  doneById TEXT,
  doneByName TEXT,
  sequence INTEGER NOT NULL,
  createdByKind TEXT NOT NULL,
  createdById TEXT NOT NULL,
  createdByName TEXT NOT NULL,
  createdAt INTEGER NOT NULL,
  updatedAt INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX tasks_by_time ON tasks(dueAt, id);
CREATE INDEX tasks_of_assignee ON tasks(assigneeId, dueAt, id);
CREATE INDEX tasks_of_lead ON tasks(leadId, dueAt, id);
CREATE INDEX tasks_open ON tasks(dueAt, id) WHERE doneAt IS NULL;
CREATE INDEX tasks_open_of_assignee ON tasks(assigneeId, dueAt, id) WHERE doneAt IS NULL;

CREATE TABLE calendar_feeds (
  userId TEXT PRIMARY KEY,
  tokenHash TEXT NOT NULL UNIQUE,
  withPlaces INTEGER NOT NULL,
  createdAt INTEGER NOT NULL,
  lastReadAt INTEGER
) STRICT, WITHOUT ROWID;
`;
