import { useQuery } from '@tanstack/react-query';
import clsx from 'clsx';
import { leadCountQuery } from '../api/leads.ts';
import { useTexts } from '../texts/use-texts.ts';
import { useLeadList } from './use-lead-list.ts';

/** How many leads match the filters. The server counts them unless the whole list is loaded. */
export function LeadCount() {
  const { count: texts } = useTexts().leads;
  const { query, leads, filters } = useLeadList();
  const { hasNextPage, isSuccess, isPlaceholderData } = query;
  const { data } = useQuery({ ...leadCountQuery(filters), enabled: hasNextPage });
  if (!isSuccess) return null;
  const counted = hasNextPage ? data : { count: leads.length, isMore: false };
  if (!counted) return null;
  return (
    <p
      data-testid="lead-count"
      className={clsx('text-sm text-muted tabular-nums', isPlaceholderData && 'opacity-60')}
    >
      {counted.isMore ? texts.orMore(counted.count) : texts.exactly(counted.count)}
    </p>
  );
}
