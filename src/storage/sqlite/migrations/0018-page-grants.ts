/**
 * Whose sign-in to Meta a Page's token came from, by Meta's app-scoped id, and when. Pages that were
 * connected before have neither until they are connected again.
 */
export const pageGrants = `
ALTER TABLE meta_pages ADD COLUMN grantedBy TEXT;
ALTER TABLE meta_pages ADD COLUMN grantedAt INTEGER;

CREATE TABLE privacy_requests (
  code TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  source TEXT NOT NULL,
  at INTEGER NOT NULL,
  pages INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
