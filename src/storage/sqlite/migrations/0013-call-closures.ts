/** For which Pages calls to Meta are held back, and for which kind of call. */
export const callClosures = `
CREATE TABLE call_closures (
  pageId TEXT NOT NULL REFERENCES meta_pages(pageId) ON DELETE CASCADE,
  scope TEXT NOT NULL,
  since INTEGER NOT NULL,
  until INTEGER NOT NULL,
  action TEXT NOT NULL,
  code INTEGER NOT NULL,
  subcode INTEGER NOT NULL,
  message TEXT NOT NULL,
  PRIMARY KEY (pageId, scope)
) STRICT, WITHOUT ROWID;
`;
