import { createHash } from 'node:crypto';
import type { Lead, LeadSource, LeadStatus } from '../leads/lead.ts';
import { keysOf, type PersonKeys } from '../leads/person-keys.ts';
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
  ...personTermsOf(keysOf([lead])),
];

/**
 * Terms by which the leads of one person are found. An address may hold characters that no term may, so that
 * its hash is the term.
 */
export const personTermsOf = ({ emails, phones }: PersonKeys): string[] =>
  [...emails, ...phones].map(
    (key) => `=person=${createHash('sha256').update(key).digest('hex').slice(0, 24)}`,
  );
