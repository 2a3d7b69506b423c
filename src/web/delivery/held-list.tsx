import { useAdminTexts } from '../texts/use-texts.ts';
import { useInfiniteQuery, useIsMutating } from '@tanstack/react-query';
import { useState, type RefObject } from 'react';
import type { HeldLead, HeldState, InboxCounts } from '../../contract/inbox.ts';
import { inboxQuery, RETRY } from '../api/inbox.ts';
import { Button } from '../ui/button.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { groupLeads } from './group-leads.ts';
import { HeldGroupCard } from './held-group-card.tsx';
import { DeliveryEmpty } from './delivery-empty.tsx';
import { DeliverySkeleton } from './delivery-skeleton.tsx';
import { LeadDialog } from './lead-dialog.tsx';

interface HeldListProps {
  state: HeldState;
  counts: InboxCounts | undefined;
  home: RefObject<HTMLElement | null>;
}

/** All leads of one state, those with the same cause together. */
export function HeldList({ state, counts, home }: HeldListProps) {
  const texts = useAdminTexts().delivery;
  const query = useInfiniteQuery(inboxQuery(state));
  const isRetrying = useIsMutating({ mutationKey: RETRY }) > 0;
  const data = useHold(query.data, isRetrying);
  const [opened, open] = useState<HeldLead>();
  const { error, hasNextPage, isFetchingNextPage, isFetchNextPageError } = query;
  if (data === undefined && error)
    return <ErrorState title={texts.notRead} error={error} onRetry={() => void query.refetch()} />;
  if (data === undefined) return <DeliverySkeleton />;
  const groups = groupLeads(data.pages);
  return (
    <div className="grid gap-3">
      {groups.length === 0 && <DeliveryEmpty state={state} counts={counts} />}
      {groups.map(({ id, group, leads }) => (
        <HeldGroupCard
          key={id}
          state={state}
          group={group}
          leads={leads}
          home={home}
          onOpen={open}
        />
      ))}
      {isFetchNextPageError && (
        <p role="alert" className="text-sm text-danger-text">
          {texts.nextNotRead} {error?.message}
        </p>
      )}
      {hasNextPage && (
        <Button
          className="justify-self-center"
          isBusy={isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {texts.showOlder}
        </Button>
      )}
      <LeadDialog lead={opened} home={home} onClose={() => open(undefined)} />
    </div>
  );
}

/** The value before it was held: leads that are being tried do not leave the screen and come back. */
function useHold<Value>(value: Value, isHeld: boolean): Value {
  const [held, setHeld] = useState(value);
  if (!isHeld && held !== value) setHeld(value);
  return isHeld ? held : value;
}
