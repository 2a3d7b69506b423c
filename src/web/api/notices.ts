import { queryOptions } from '@tanstack/react-query';
import type { NoticeList, ReadNoticesAnswer, ReadNoticesBody } from '../../contract/notice.ts';
import { NOTICES } from './notices-key.ts';
import { request } from './request.ts';

/** The last hundred things that the person was told, the newest first. */
export const noticesQuery = queryOptions({
  queryKey: NOTICES,
  queryFn: ({ signal }) => request<NoticeList>('/api/notices?limit=100', { signal }),
});

export const readNotices = (body: ReadNoticesBody) =>
  request<ReadNoticesAnswer>('/api/notices/read', { method: 'POST', body });
