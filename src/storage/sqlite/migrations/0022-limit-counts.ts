/** What processes have counted for limits. A key is a hash. */
export const limitCounts = `
  CREATE TABLE limit_counts (
    key TEXT PRIMARY KEY,
    count INTEGER NOT NULL,
    until INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX limit_counts_until ON limit_counts (until);
`;
