/** The leads that have custom fields: an export has a column for each name. */
export const leadsWithFields = `
CREATE INDEX leads_with_fields ON leads(position) WHERE customFields <> '{}';
`;
