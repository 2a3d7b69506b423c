import { useQueryClient } from '@tanstack/react-query';
import { leadsQuery } from '../api/leads.ts';
import { useLeadFilters } from './use-lead-list.ts';

/** The ids of the leads that are loaded, in the order of the list. Read when it is called. */
export function useListedIds(): () => readonly string[] {
  const client = useQueryClient();
  const filters = useLeadFilters();
  return () => {
    const list = client.getQueryData(leadsQuery(filters).queryKey);
    return list?.pages.flatMap(({ leads }) => leads.map(({ _id }) => _id)) ?? [];
  };
}
