import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Lead, LeadList } from '../../contract/lead.ts';
import { leadsQuery } from '../api/leads.ts';

export const useLeadFilters = () => useSearch({ from: '/app/user/allLeads' });

/** The leads that the filters in the address ask for, as far as they were read. */
export function useLeadList() {
  const filters = useLeadFilters();
  // What was there stays until the answer to a new search is.
  const query = useInfiniteQuery({ ...leadsQuery(filters), placeholderData: keepPreviousData });
  const pages = query.data?.pages;
  const leads = useMemo(() => listOnce(pages ?? []), [pages]);
  return { query, leads, filters };
}

/**
 * Each lead once. One that came in live may come again with its page, where another lead of the
 * same second stands at the page's end.
 */
function listOnce(pages: readonly LeadList[]): readonly Lead[] {
  const leads = pages.flatMap((page) => page.leads);
  return [...new Map(leads.map((lead) => [lead._id, lead])).values()];
}
