import { useNavigate } from '@tanstack/react-router';
import type { LeadFilters } from '../api/leads.ts';

/** Removes all filters; the order and an open lead stay. */
export function useClearFilters() {
  const navigate = useNavigate();
  return () =>
    void navigate({
      to: '.',
      search: ({ sort }: LeadFilters) => (sort === undefined ? {} : { sort }),
      replace: true,
    });
}

/** Changes some of the filters in the address; an open lead stays open. */
export function useNarrow() {
  const navigate = useNavigate();
  return (change: LeadFilters) =>
    void navigate({
      to: '.',
      search: (filters: LeadFilters) => ({ ...filters, ...change }),
      replace: true,
    });
}
