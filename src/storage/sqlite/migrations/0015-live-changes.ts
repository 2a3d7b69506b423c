/** The last change of each thing that open screens show. A position is never used twice. */
export const liveChanges = `
CREATE TABLE live_changes (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  topic TEXT NOT NULL UNIQUE,
  change TEXT NOT NULL,
  at INTEGER NOT NULL
);
`;
