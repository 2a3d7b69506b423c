import { queryOptions } from '@tanstack/react-query';
import type { DelaysAnswer } from '../../contract/delays.ts';
import { request } from './request.ts';

/** How often it is read again while it is on the screen. */
const REFRESH_MS = 30_000;

/** How long leads took from Meta into the CRM. For admins. */
export const delaysQuery = (span: DelaysAnswer['span']) =>
  queryOptions({
    queryKey: ['delays', span] as const,
    queryFn: ({ signal }) => request<DelaysAnswer>(`/api/facebook/delays?span=${span}`, { signal }),
    refetchInterval: REFRESH_MS,
  });
