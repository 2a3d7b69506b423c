import { infiniteQueryOptions, queryOptions, type InfiniteData } from '@tanstack/react-query';
import type {
  LeadDetails,
  LeadList,
  LeadSource,
  LeadStatus,
  UndoStatusBody,
} from '../../contract/lead.ts';
import type { UndoChangeBody, UpdateLeadBody } from '../../contract/lead-edit.ts';
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

/** The size of the first page, and of those that follow when a person scrolls. */
const FIRST_LEADS = 100;
const MORE_LEADS = 200;

export const leadsQuery = (filters: LeadFilters) =>
  infiniteQueryOptions({
    queryKey: [...LEAD_LISTS, filters] as const,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const limit = pageParam === null ? FIRST_LEADS : MORE_LEADS;
      const query = new URLSearchParams({ limit: String(limit) });
      for (const [name, value] of Object.entries({ ...filters, cursor: pageParam }))
        if (typeof value === 'string' && value !== '') query.set(name, value);
      return request<LeadList>(`/api/leads?${query.toString()}`, { signal });
    },
    getNextPageParam: (page) => page.nextCursor,
  });

/** The address of all leads that match, as a CSV file. */
export function exportUrl(filters: LeadFilters, separator: 'comma' | 'semicolon'): string {
  const query = new URLSearchParams({ separator });
  for (const [name, value] of Object.entries(filters)) if (value) query.set(name, String(value));
  return `/api/leads/export.csv?${query.toString()}`;
}

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

/** Takes a status change back; refused with 409 if the status was changed again since. */
export const undoStatus = (leadId: string, body: UndoStatusBody) =>
  request<LeadDetails>(`/api/leads/${encodeURIComponent(leadId)}/undo-status`, {
    method: 'POST',
    body,
  });

/** Takes a change back; refused with 409 if one of its fields was changed again since. */
export const undoChange = (leadId: string, body: UndoChangeBody) =>
  request<LeadDetails>(`/api/leads/${encodeURIComponent(leadId)}/undo`, { method: 'POST', body });
