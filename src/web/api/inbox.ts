import { infiniteQueryOptions, queryOptions, type InfiniteData } from '@tanstack/react-query';
import type {
  CompleteAnswer,
  CompleteBody,
  DismissAnswer,
  HeldLeadDetails,
  HeldState,
  InboxAnswer,
  RetryAnswer,
  RetryBody,
} from '../../contract/inbox.ts';
import { request } from './request.ts';

/** The key of all that is read of the inbox. */
export const INBOX = ['inbox'] as const;

export type InboxPages = InfiniteData<InboxAnswer, string | null>;

const URL_PATH = '/api/facebook/inbox';

/** The key of a retry: leads that are being tried stay on the screen. */
export const RETRY = ['inbox-retry'] as const;

/** Leads in one state that are not in the CRM, oldest first. For admins. */
export const inboxQuery = (state: HeldState) =>
  infiniteQueryOptions({
    queryKey: [...INBOX, state] as const,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({
        state,
        limit: '200',
        ...(pageParam !== null && { cursor: pageParam }),
      });
      return request<InboxAnswer>(`${URL_PATH}?${query.toString()}`, { signal });
    },
    getNextPageParam: (page) => page.nextCursor,
  });

/** How many leads are in which state. For admins. */
export const inboxCountsQuery = queryOptions({
  queryKey: [...INBOX, 'counts'] as const,
  queryFn: async ({ signal }) =>
    (await request<InboxAnswer>(`${URL_PATH}?limit=1`, { signal })).counts,
});

export const retryLeads = (body: RetryBody) =>
  request<RetryAnswer>(`${URL_PATH}/retry`, { method: 'POST', body });

/**
 * All that is known of one of these leads, read once when it is opened: while a person decides, it
 * may leave the inbox.
 */
export const heldLeadQuery = (leadId: string) =>
  queryOptions({
    queryKey: ['inbox-lead', leadId] as const,
    queryFn: ({ signal }) => request<HeldLeadDetails>(pathOf(leadId), { signal }),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

export const completeLead = (leadId: string, body: CompleteBody) =>
  request<CompleteAnswer>(`${pathOf(leadId)}/complete`, { method: 'POST', body });

export const dismissLead = (leadId: string, reason: string) =>
  request<DismissAnswer>(`${pathOf(leadId)}/dismiss`, { method: 'POST', body: { reason } });

const pathOf = (leadId: string): string => `${URL_PATH}/${encodeURIComponent(leadId)}`;
