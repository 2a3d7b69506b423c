import { useLocation } from '@tanstack/react-router';
import { listQuery } from '../api/leads.ts';
import { useIsPhone } from '../ui/use-media-query.ts';
import { columnsToSave, useColumns } from './column-setting.ts';
import { useLeadFilters } from './use-lead-list.ts';

/** The filters, the order and the columns of the list on the screen; nothing if there is no list, or if it has none. */
export function useShownList(): { query: string; columns?: string[] } | undefined {
  const { pathname } = useLocation();
  const query = listQuery(useLeadFilters());
  const isPhone = useIsPhone();
  useColumns();
  if (!pathname.startsWith('/user/allLeads') || query === '') return undefined;
  // A phone shows no columns, so that those of the view stay.
  return { query, ...(!isPhone && { columns: columnsToSave() }) };
}
