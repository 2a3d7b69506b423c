import { infiniteQueryOptions, queryOptions, type InfiniteData } from '@tanstack/react-query';
import type { InboxAnswer, RetryAnswer, RetryBody, HeldState } from '../../contract/inbox.ts';
import { request } from './request.ts';

/** The key of all that is read of the inbox. */
export const INBOX = ['inbox'] as const;

export type InboxPages = InfiniteData<InboxAnswer, string | null>;

const URL_PATH = '/api/facebook/inbox';

/** Leads that are not in the CRM, oldest first. For admins. */
export const inboxQuery = (state: HeldState) =>
  infiniteQueryOptions({
    queryKey: [...INBOX, state] as const,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({
        state,
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
