/** The leads that somebody has taken to answer them: nobody else takes another lead of the same person. */
export const leasedLeads = `
CREATE INDEX leads_leased ON leads(leaseUntil) WHERE leaseUntil IS NOT NULL;
`;
