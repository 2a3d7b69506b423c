import { useEffect } from 'react';
import type { Lead } from '../../contract/lead.ts';
import type { useLeadList } from './use-lead-list.ts';

/** To load more rows takes too long. Previous and Next work without them. */
const MOST_ROWS = 10_000;

/** Loads older pages until the open lead is in the list, for example after a reload. */
export function useSeekLead(
  { query, leads, filters }: ReturnType<typeof useLeadList>,
  open: Pick<Lead, '_id' | 'createdAt'> | undefined,
): void {
  const { hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = query;
  const oldest = leads.at(-1);
  const isDeeper =
    open !== undefined &&
    filters.sort === undefined &&
    oldest !== undefined &&
    open.createdAt <= oldest.createdAt &&
    leads.length < MOST_ROWS &&
    !leads.some(({ _id }) => _id === open._id);
  const wanted = isDeeper && hasNextPage && !isFetching && !isFetchNextPageError;
  useEffect(() => {
    if (wanted) void fetchNextPage();
  }, [wanted, fetchNextPage]);
}
