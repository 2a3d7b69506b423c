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

/** @param lookBackDays with enable: how far back leads are fetched; else since it was last settled */
export const switchPage = (pageId: string, action: PageAction, lookBackDays?: number) =>
  request<PageActionAnswer>(PAGES, { method: 'POST', body: { pageId, action, lookBackDays } });

export const deletePage = (pageId: string) =>
  request<PageActionAnswer>(PAGES, { method: 'DELETE', body: { pageId } });

export interface SyncWish {
  /** All enabled Pages if it is left out. */
  readonly pageId?: string | undefined;
  /** How far to look back; from the watermark if it is left out. */
  readonly since?: Date | undefined;
}

export const syncPages = ({ pageId, since }: SyncWish) =>
  request<SyncAnswer>('/api/facebook/sync', { method: 'POST', body: { pageId, since } });
