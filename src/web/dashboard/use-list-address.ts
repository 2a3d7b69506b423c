import { useRouter } from '@tanstack/react-router';
import { readLeadFilters } from '../leads/lead-filters.ts';
import type { ListSearch } from './list-of.ts';

/** Writes the address of the lead list with filters. */
export function useListAddress(): (list: ListSearch) => string {
  const router = useRouter();
  return (list) =>
    router.buildLocation({ to: '/user/allLeads', search: readLeadFilters({ ...list }) }).href;
}
