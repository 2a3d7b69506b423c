import type { LeadCount } from '../contract/lead-list.ts';
import type { LeadFilters } from '../leads/lead-filters.ts';
import type { LeadStore } from '../leads/lead-store.ts';

/** Leads are counted up to this. A longer count takes longer, and nobody reads it. */
export const MOST_COUNTED = 1_000;

export async function countLeads(
  leads: Pick<LeadStore, 'count'>,
  filters: LeadFilters,
): Promise<LeadCount> {
  const count = await leads.count(filters, MOST_COUNTED + 1);
  return { count: Math.min(count, MOST_COUNTED), isMore: count > MOST_COUNTED };
}
