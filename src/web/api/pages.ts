import { queryOptions } from '@tanstack/react-query';
import type { ConnectedPage, PageActionAnswer } from '../../contract/page.ts';
import type { SyncAnswer } from '../../contract/sync.ts';
import { request } from './request.ts';

const PAGES = '/api/facebook/pages';

/** The connected Pages, each followed by its Instagram accounts. For admins. */
export const pagesQuery = queryOptions({
  queryKey: ['pages'],
  queryFn: ({ signal }) => request<ConnectedPage[]>(PAGES, { signal }),
});

export type PageAction = 'enable' | 'disable';

export const switchPage = (pageId: string, action: PageAction) =>
  request<PageActionAnswer>(PAGES, { method: 'POST', body: { pageId, action } });

export const deletePage = (pageId: string) =>
  request<PageActionAnswer>(PAGES, { method: 'DELETE', body: { pageId } });

/** All enabled Pages, or one. */
export const syncPages = (pageId: string | undefined) =>
  request<SyncAnswer>('/api/facebook/sync', {
    method: 'POST',
    body: pageId === undefined ? {} : { pageId },
  });
