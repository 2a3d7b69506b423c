import type { Lead, LeadSource, LeadStatus } from '../leads/lead.ts';
import { leadSearchTerms } from '../leads/search-terms.ts';

/**
 * Status and source are search terms too. Otherwise a search for a common word and a rare status
 * would read every lead with that word. A person cannot search for `=`, so these terms match only
 * filters.
 */
export const filterTerm = (value: LeadStatus | LeadSource): string => `=${value}`;

/** What a search of leads compares with: the terms of a lead, with those for filters. */
export const termsOf = (lead: Lead): string[] => [
  ...leadSearchTerms(lead),
  filterTerm(lead.status),
  filterTerm(lead.source),
];
