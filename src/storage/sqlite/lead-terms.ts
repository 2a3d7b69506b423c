import type { Lead, LeadSource, LeadStatus } from '../../leads/lead.ts';
import { leadSearchTerms } from '../../leads/search-terms.ts';

/**
 * Status and source stand among the search terms as well: with a common word, a search of a rare
 * status would otherwise look at each lead that has the word. No query can say `=`.
 */
export const filterTerm = (value: LeadStatus | LeadSource): string => `=${value}`;

/** What `leads_search` holds for a lead: its terms, separated by spaces. */
export const termsOf = (lead: Lead): string =>
  [...leadSearchTerms(lead), filterTerm(lead.status), filterTerm(lead.source)].join(' ');
