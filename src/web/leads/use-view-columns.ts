import { useQuery } from '@tanstack/react-query';
import { useLayoutEffect } from 'react';
import type { LeadFilters } from '../api/leads.ts';
import { viewsQuery } from '../api/views.ts';
import { showColumns } from './column-setting.ts';
import { viewsWith } from './lead-filters.ts';

/** While a view with columns of its own is shown, the list has these. On a phone there are no columns. */
export function useViewColumns(filters: LeadFilters, isPhone: boolean): void {
  const { data: views = [] } = useQuery({ ...viewsQuery, enabled: !isPhone });
  const columns = viewsWith(views, filters)
    .map((view) => view.columns.join())
    .find(Boolean);
  useLayoutEffect(() => {
    if (columns === undefined) return;
    showColumns(columns.split(','));
    return () => showColumns([]);
  }, [columns]);
}
