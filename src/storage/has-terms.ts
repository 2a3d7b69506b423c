import type { Lead } from '../leads/lead.ts';
import { termsOf } from './lead-terms.ts';
import type { LeadConditions } from './list-leads.ts';

/** Whether a lead has the terms that a search and filters ask for. */
export function hasTerms(lead: Lead, { groups, words }: LeadConditions): boolean {
  const terms = termsOf(lead);
  return (
    groups.every((group) => group.some((term) => terms.includes(term))) &&
    words.every((word) => terms.some((term) => term.startsWith(word)))
  );
}
