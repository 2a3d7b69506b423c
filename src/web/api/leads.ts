import { infiniteQueryOptions, queryOptions, type InfiniteData } from '@tanstack/react-query';
import type {
  LeadDetails,
  LeadList,
  LeadSource,
  LeadStatus,
  UpdateLeadBody,
} from '../../contract/lead.ts';
import { request } from './request.ts';

/** What narrows the lead list; also its address in the browser. */
export interface LeadFilters {
  readonly q?: string | undefined;
  readonly status?: LeadStatus | undefined;
  readonly source?: LeadSource | undefined;
}

export type LeadPages = InfiniteData<LeadList, string | null>;

/** The key of every lead list; its filters follow. */
export const LEAD_LISTS = ['leads'] as const;

const LEADS_AT_ONCE = '100';

export const leadsQuery = (filters: LeadFilters) =>
  infiniteQueryOptions({
    queryKey: [...LEAD_LISTS, filters] as const,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: LEADS_AT_ONCE });
      for (const [name, value] of Object.entries({ ...filters, cursor: pageParam }))
        if (typeof value === 'string' && value !== '') query.set(name, value);
      return request<LeadList>(`/api/leads?${query.toString()}`, { signal });
    },
    getNextPageParam: (page) => page.nextCursor,
  });

export const leadKey = (leadId: string) => ['lead', leadId] as const;

export const leadQuery = (leadId: string) =>
  queryOptions({
    queryKey: leadKey(leadId),
    queryFn: ({ signal }) =>
      request<LeadDetails>(`/api/leads/${encodeURIComponent(leadId)}`, { signal }),
  });

/** A person has opened it. */
export const markLeadSeen = (leadId: string) =>
  request<LeadDetails>(`/api/leads/${encodeURIComponent(leadId)}/seen`, {
    method: 'POST',
    body: {},
  });

export const updateLead = (leadId: string, body: UpdateLeadBody) =>
  request<LeadDetails>(`/api/leads/${encodeURIComponent(leadId)}`, { method: 'PATCH', body });
