import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useLive } from '../live/live-context.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { useIsPhone } from '../ui/use-media-query.ts';
import { ArrivalsPill } from './arrivals-pill.tsx';
import { LeadCard } from './lead-card.tsx';
import { LeadListEmpty } from './lead-list-empty.tsx';
import { LeadListSkeleton } from './lead-list-skeleton.tsx';
import { LeadRow } from './lead-row.tsx';
import { LeadTableHead } from './lead-table-head.tsx';
import { useArrivalNotice } from './use-arrival-notice.ts';
import { useLeadKeys } from './use-lead-keys.ts';
import { useLeadList } from './use-lead-list.ts';
import { useSteadyScroll } from './use-steady-scroll.ts';

const ROW = { height: 44, headHeight: 36 };
const CARD = { height: 76, headHeight: 0 };
/** The next leads are asked for when so few are left below. */
const READ_AHEAD = 30;

/** All leads that match, newest first; only those on the screen are really there. */
export function LeadList({ openId }: { openId: string | undefined }) {
  const { query, leads, filters } = useLeadList();
  const { arrivedIds } = useLive();
  const isPhone = useIsPhone();
  const { height, headHeight } = isPhone ? CARD : ROW;
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: leads.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: (index) => leads[index]?._id ?? index,
    overscan: 12,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, height]);
  useSteadyScroll(scroller, leads, height, filters);
  useLeadKeys({ leads, openId, scrollTo: (index) => virtualizer.scrollToIndex(index) });
  const notice = useArrivalNotice(scroller, filters);

  const items = virtualizer.getVirtualItems();
  const lastIndex = items.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query;
  const wantsMore = hasNextPage && lastIndex >= leads.length - READ_AHEAD;
  useEffect(() => {
    if (wantsMore && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [wantsMore, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);

  if (query.isPending) return <LeadListSkeleton />;
  if (query.error && leads.length === 0)
    return (
      <ErrorState
        title="The leads could not be read"
        error={query.error}
        onRetry={() => void query.refetch()}
      />
    );
  if (leads.length === 0) return <LeadListEmpty />;

  const Item = isPhone ? LeadCard : LeadRow;
  return (
    <div className="relative min-h-0 flex-1">
      <ArrivalsPill notice={notice} />
      <div
        ref={scroller}
        data-testid="lead-scroller"
        className="@container/list h-full overflow-x-hidden overflow-y-auto [overflow-anchor:none]"
        aria-busy={query.isPlaceholderData}
      >
        <div
          role={isPhone ? 'list' : 'table'}
          aria-label="Leads"
          aria-rowcount={isPhone ? undefined : hasNextPage ? -1 : leads.length + 1}
        >
          {!isPhone && <LeadTableHead />}
          <div
            role={isPhone ? 'presentation' : 'rowgroup'}
            className={query.isPlaceholderData ? 'relative opacity-60' : 'relative'}
            style={{ height: virtualizer.getTotalSize() }}
          >
            {items.map(({ index, key, start }) => {
              const lead = leads[index];
              return (
                lead && (
                  <Item
                    key={key}
                    lead={lead}
                    index={index}
                    isOpen={lead._id === openId}
                    isArrived={arrivedIds.has(lead._id)}
                    style={{ height, transform: `translateY(${start - headHeight}px)` }}
                  />
                )
              );
            })}
          </div>
        </div>
        {isFetchNextPageError && (
          <button
            type="button"
            className="block w-full py-3 text-center text-sm font-medium text-danger-text"
            onClick={() => void fetchNextPage()}
          >
            Older leads could not be read. Try again
          </button>
        )}
      </div>
    </div>
  );
}
