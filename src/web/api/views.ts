import { queryOptions } from '@tanstack/react-query';
import type { ChangeViewBody, NewViewBody, View, ViewList } from '../../contract/view.ts';
import { shownTimeZone } from '../texts/time-zone-setting.ts';
import { request } from './request.ts';

export const VIEWS = ['views'] as const;

/** All views that the person may see, with the number of leads of each. */
export const viewsQuery = queryOptions({
  queryKey: VIEWS,
  queryFn: async ({ signal }) => {
    const query = new URLSearchParams({ counts: 'true', zone: shownTimeZone() });
    return (await request<ViewList>(`/api/views?${query.toString()}`, { signal })).views;
  },
});

/** Those that somebody has saved. The others are always first. */
export const savedViews = (views: readonly View[]): readonly View[] =>
  views.filter(({ isBuiltIn }) => !isBuiltIn);

export const addView = (body: NewViewBody) => request<View>('/api/views', { method: 'POST', body });

export const removeView = (viewId: string) =>
  request<unknown>(`/api/views/${encodeURIComponent(viewId)}`, { method: 'DELETE' });

/** Fields that are left out stay. */
export const changeView = (viewId: string, body: ChangeViewBody) =>
  request<View>(`/api/views/${encodeURIComponent(viewId)}`, { method: 'PATCH', body });
