import { useQueryClient } from '@tanstack/react-query';
import type { Dashboard } from '../../contract/dashboard.ts';
import { DASHBOARD } from '../api/dashboard-key.ts';
import { LEAD_LISTS, type LeadPages } from '../api/leads.ts';

/** Finds the name of a form, a campaign or a connection; undefined if nothing that was read has named it. */
export type NameOfSource = (filter: string, id: string) => string | undefined;

/** The names of what a link filters by, from the leads that were read and from the dashboard that had the link. */
export function useSourceNames(): NameOfSource {
  const client = useQueryClient();
  const formName = (formId: string) =>
    client
      .getQueriesData<LeadPages>({ queryKey: LEAD_LISTS })
      .flatMap(([, list]) => list?.pages ?? [])
      .flatMap(({ leads }) => leads)
      .find((lead) => lead.metaData?.formId === formId)?.formName;
  return (filter, id) => {
    if (filter !== 'form' && filter !== 'campaign' && filter !== 'connection') return undefined;
    const known = client
      .getQueriesData<Dashboard>({ queryKey: DASHBOARD })
      .flatMap(([, dashboard]) => dashboard?.current.by[filter] ?? [])
      .find((series) => series.id === id)?.name;
    return known || (filter === 'form' && formName(id)) || undefined;
  };
}
