import { useInfiniteQuery } from '@tanstack/react-query';
import type { RefObject } from 'react';
import type { InboxCounts, HeldLead, HeldState } from '../../contract/inbox.ts';
import { inboxQuery } from '../api/inbox.ts';
import { Button } from '../ui/button.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { InboxEmpty } from './inbox-empty.tsx';
import { InboxSkeleton } from './inbox-skeleton.tsx';
import { UnsettledRow } from './unsettled-row.tsx';

interface UnsettledListProps {
  state: HeldState;
  counts: InboxCounts | undefined;
  home: RefObject<HTMLElement | null>;
}

/** All leads of one state, the longest here first. */
export function UnsettledList({ state, counts, home }: UnsettledListProps) {
  const query = useInfiniteQuery(inboxQuery(state));
  const { data, error, hasNextPage, isFetchingNextPage, isFetchNextPageError } = query;
  if (data === undefined && error)
    return (
      <ErrorState
        title="The inbox could not be read"
        error={error}
        onRetry={() => void query.refetch()}
      />
    );
  if (data === undefined) return <InboxSkeleton />;
  const leads = listOnce(data.pages.flatMap((page) => page.leads));
  if (leads.length === 0) return <InboxEmpty state={state} counts={counts} />;
  return (
    <div className="grid justify-items-center gap-3">
      <ul
        aria-label={state === 'parked' ? 'Parked leads' : 'Waiting leads'}
        className="w-full divide-y divide-line rounded-xl border border-line"
      >
        {leads.map((lead) => (
          <UnsettledRow key={lead.leadId} lead={lead} home={home} />
        ))}
      </ul>
      {isFetchNextPageError && (
        <p role="alert" className="text-sm text-danger-text">
          The next leads could not be read. {error?.message}
        </p>
      )}
      {hasNextPage && (
        <Button isBusy={isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          Show more
        </Button>
      )}
    </div>
  );
}

/** Pages that were read one after the other may name a lead twice. */
const listOnce = (leads: readonly HeldLead[]): readonly HeldLead[] => [
  ...new Map(leads.map((lead) => [lead.leadId, lead])).values(),
];
