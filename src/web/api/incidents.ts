import { infiniteQueryOptions } from '@tanstack/react-query';
import type { IncidentsAnswer } from '../../contract/incident.ts';
import { request } from './request.ts';

/** The key of all that is read of the history. */
export const INCIDENTS = ['incidents'] as const;

/** Outages and self-repairs of a Page, or of the app for `app`, newest first. For admins. */
export const incidentsQuery = (subject: string) =>
  infiniteQueryOptions({
    queryKey: [...INCIDENTS, subject] as const,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({
        pageId: subject,
        limit: '10',
        ...(pageParam !== null && { cursor: pageParam }),
      });
      return request<IncidentsAnswer>(`/api/facebook/incidents?${query.toString()}`, { signal });
    },
    getNextPageParam: (page) => page.nextCursor,
  });
