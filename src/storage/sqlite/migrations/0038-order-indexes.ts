/**
 * Leads of one status by name and by activity, and what orders a lead, by its position: to sort many leads, their
 * whole rows need not be read.
 */
export const orderIndexes = `
CREATE INDEX leads_by_status_and_name ON leads(status, nameKey, position);
CREATE INDEX leads_by_status_and_activity ON leads(status, updatedAt, position);
CREATE INDEX leads_order_keys ON leads(position, nameKey, updatedAt);
`;
