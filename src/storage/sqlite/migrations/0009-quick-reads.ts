/** Indexes for what the screens read, so that no read looks at all leads of a Page. */
export const quickReads = `
DROP INDEX meta_leads_unread;
CREATE INDEX meta_leads_unread ON meta_leads(pageId, coalesce(created_time, receivedAt))
  WHERE originalFields IS NULL AND state IN ('received', 'waiting', 'parked');

CREATE INDEX meta_pages_by_parent ON meta_pages(parentPageId) WHERE parentPageId IS NOT NULL;
`;
