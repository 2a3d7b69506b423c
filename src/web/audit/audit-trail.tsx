import { useInfiniteQuery } from '@tanstack/react-query';
import { ListFilter } from 'lucide-react';
import { auditQuery, type AuditFilters } from '../api/audit.ts';
import { useAdminTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { RowsSkeleton } from '../ui/rows-skeleton.tsx';
import { AuditEntryRow } from './audit-entry-row.tsx';
import { usePageNames } from './use-page-names.ts';

interface AuditTrailProps {
  filters: AuditFilters;
  onClear: () => void;
}

/** The entries, newest first, a page at a time. */
export function AuditTrail({ filters, onClear }: AuditTrailProps) {
  const texts = useAdminTexts().audit;
  const query = useInfiniteQuery(auditQuery(filters));
  const pageName = usePageNames();
  const { data, error, hasNextPage, isFetchingNextPage, isFetchNextPageError } = query;
  if (data === undefined && error)
    return <ErrorState title={texts.notRead} error={error} onRetry={() => void query.refetch()} />;
  if (data === undefined) return <RowsSkeleton label={texts.reading} />;
  const entries = data.pages.flatMap((page) => page.entries);
  if (entries.length === 0)
    return (
      <EmptyState
        icon={<ListFilter />}
        title={texts.empty.title}
        actions={<Button onClick={onClear}>{texts.empty.clear}</Button>}
      >
        {texts.empty.text}
      </EmptyState>
    );
  return (
    <>
      <ol
        aria-label={texts.entries}
        className="divide-y divide-line rounded-xl border border-line bg-surface"
      >
        {entries.map((entry) => (
          <AuditEntryRow key={entry.number} entry={entry} pageName={pageName} />
        ))}
      </ol>
      {isFetchNextPageError && (
        <p role="alert" className="text-sm text-danger-text">
          {texts.moreNotRead} {error?.message}
        </p>
      )}
      {hasNextPage && (
        <Button
          className="justify-self-center"
          isBusy={isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {texts.more}
        </Button>
      )}
    </>
  );
}
