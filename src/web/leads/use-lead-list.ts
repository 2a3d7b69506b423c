import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Lead } from '../../contract/lead.ts';
import { leadsQuery } from '../api/leads.ts';

export const useLeadFilters = () => useSearch({ from: '/app/user/allLeads' });

/** The leads that the filters in the address ask for, as far as they were read. */
export function useLeadList() {
  const filters = useLeadFilters();
  // What was there stays until the answer to a new search is.
  const query = useInfiniteQuery({ ...leadsQuery(filters), placeholderData: keepPreviousData });
  const pages = query.data?.pages;
  const leads = useMemo<readonly Lead[]>(() => pages?.flatMap((page) => page.leads) ?? [], [pages]);
  return { query, leads, filters };
}
