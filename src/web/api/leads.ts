import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  LeadDetails,
  LeadList,
  LeadPriority,
  LeadSource,
  LeadStatus,
  UndoStatusBody,
} from '../../contract/lead.ts';
import type { LeadContact, LeadCount, LeadSort } from '../../contract/lead-list.ts';
import type { UndoChangeBody, UpdateLeadBody } from '../../contract/lead-edit.ts';
import { shownTimeZone } from '../texts/time-zone-setting.ts';
import { shareLeads, type LeadPages } from './lead-pages.ts';
import { request } from './request.ts';

/** One value, or several of which a lead has one. */
export type OneOf<Value> = Value | readonly Value[];

/** What narrows and orders the lead list; also its address in the browser. */
export interface LeadFilters {
  readonly q?: string | undefined;
  readonly status?: OneOf<LeadStatus> | undefined;
  readonly source?: OneOf<LeadSource> | undefined;
  /** The id of a person, `me` or `none`. */
  readonly owner?: string | undefined;
  readonly priority?: OneOf<LeadPriority | 'none'> | undefined;
  readonly tag?: string | undefined;
  readonly form?: OneOf<string> | undefined;
  readonly campaign?: OneOf<string> | undefined;
  readonly connection?: OneOf<string> | undefined;
  readonly contact?: LeadContact | undefined;
  readonly lostReason?: string | undefined;
  /** A day, a moment in ISO 8601, or `today`. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly untagged?: true | undefined;
  readonly untouched?: true | undefined;
  readonly unseen?: true | undefined;
  readonly overdue?: true | undefined;
  /** `newest` is left out. */
  readonly sort?: LeadSort | undefined;
}

/** The filters and the order as the query of an address. */
export function listQuery(filters: LeadFilters): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filters))
    for (const each of [(value ?? '') as OneOf<string | true>].flat())
      if (each !== '') query.append(name, String(each));
  return query.toString();
}

/** The same as the server wants it: it does not know in which zone a day begins. */
export function requestQuery({ sort: _sort, ...filters }: LeadFilters): URLSearchParams {
  const query = new URLSearchParams(listQuery(filters));
  if (query.has('from') || query.has('to')) query.set('zone', shownTimeZone());
  return query;
}

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
      return request<LeadList>(listRequest(filters, limit, pageParam), { signal });
    },
    getNextPageParam: (page) => page.nextCursor,
    structuralSharing: (old, next) => shareLeads(old as LeadPages | undefined, next as LeadPages),
  });

/** The key of the numbers of leads that match; their filters follow. */
export const LEAD_COUNTS = ['lead-counts'] as const;

/** How many leads match, counted by the server up to a limit. The number before stays until it answers. */
export const leadCountQuery = (filters: LeadFilters) => {
  const query = requestQuery(filters).toString();
  return queryOptions({
    queryKey: [...LEAD_COUNTS, query],
    queryFn: ({ signal }) => request<LeadCount>(`/api/leads/counts?${query}`, { signal }),
    placeholderData: keepPreviousData,
  });
};

/** The address of one page of a list. */
export function listRequest(filters: LeadFilters, limit: number, cursor: string | null): string {
  const query = requestQuery(filters);
  query.set('limit', String(limit));
  if (filters.sort !== undefined) query.set('sort', filters.sort);
  if (cursor !== null) query.set('cursor', cursor);
  return `/api/leads?${query.toString()}`;
}

/** The address of all leads that match, as a CSV file. */
export function exportUrl(filters: LeadFilters, separator: 'comma' | 'semicolon'): string {
  const query = requestQuery(filters);
  query.set('separator', separator);
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
