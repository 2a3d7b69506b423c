/** Who completed or dismissed a raw lead, and indexes over all leads that are not on their way. */
export const heldLeads = `
ALTER TABLE meta_leads ADD COLUMN decidedById TEXT;
ALTER TABLE meta_leads ADD COLUMN decidedByName TEXT;
ALTER TABLE meta_leads ADD COLUMN decidedAt INTEGER;

DROP INDEX meta_leads_unsettled;
CREATE INDEX meta_leads_held ON meta_leads(state, receivedAt, leadId)
  WHERE state IN ('waiting', 'parked', 'skipped', 'dismissed');
CREATE INDEX meta_leads_by_cause ON meta_leads(state, pageId, platform, failure, receivedAt, leadId)
  WHERE state IN ('waiting', 'parked', 'skipped', 'dismissed');
`;
