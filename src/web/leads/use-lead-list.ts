import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Lead, LeadList } from '../../contract/lead.ts';
import { leadsQuery, type LeadFilters } from '../api/leads.ts';

/** The filters in the address, of the list and of the board. */
export const useLeadFilters = (): LeadFilters => useSearch({ strict: false });

/** The leads that match the filters in the address, as far as they are loaded. */
export function useLeadList() {
  const filters = useLeadFilters();
  // The old list stays until the new search has an answer.
  const query = useInfiniteQuery({ ...leadsQuery(filters), placeholderData: keepPreviousData });
  const pages = query.data?.pages;
  const leads = useMemo(() => listOnce(pages ?? []), [pages]);
  return { query, leads, filters };
}

/**
 * Each lead once. A lead that came in live may come again with its page, if the last lead of that page
 * is of the same second.
 */
function listOnce(pages: readonly LeadList[]): readonly Lead[] {
  const leads = pages.flatMap((page) => page.leads);
  return [...new Map(leads.map((lead) => [lead._id, lead])).values()];
}
