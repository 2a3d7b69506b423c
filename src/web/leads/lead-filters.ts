import type { LeadSource, LeadStatus } from '../../contract/lead.ts';
import type { LeadFilters } from '../api/leads.ts';
import { SOURCES } from './lead-source.ts';
import { STATUSES } from './lead-status.ts';

/** The filters in the address; what is not understood is left out. */
export function readLeadFilters(search: Record<string, unknown>): LeadFilters {
  // The router reads ?q=0151 as a number.
  const q = ['string', 'number'].includes(typeof search['q']) ? String(search['q']).trim() : '';
  return {
    ...(q !== '' && { q }),
    ...(isStatus(search['status']) && { status: search['status'] }),
    ...(isSource(search['source']) && { source: search['source'] }),
  };
}

const isStatus = (value: unknown): value is LeadStatus => STATUSES.some((known) => known === value);
const isSource = (value: unknown): value is LeadSource => SOURCES.some((known) => known === value);
