import { lazy, Suspense, useEffect, useEffectEvent, useRef } from 'react';
import type { Lead } from '../../contract/lead.ts';
import { useLive } from '../live/live-context.ts';
import { useTexts } from '../texts/use-texts.ts';
import { isPhoneNow, useIsPhone } from '../ui/use-media-query.ts';
import { ArrivalsPill } from './arrivals-pill.tsx';
import { LeadRow, type LeadItemProps } from './lead-row.tsx';
import { LeadTableHead } from './lead-table-head.tsx';
import { useArrivalNotice } from './use-arrival-notice.ts';
import { useKeptPlace } from './use-kept-place.ts';
import { useLeadKeys } from './use-lead-keys.ts';
import type { useLeadList } from './use-lead-list.ts';
import { useListFocus } from './use-list-focus.ts';
import { useSteadyScroll } from './use-steady-scroll.ts';
import { useVirtualRows } from './use-virtual-rows.ts';

/** Only for phones, and loaded with the other files. Without a network the list stays empty. */
const loadCard = async () => {
  const loaded = await import('./lead-card.tsx').catch(() => undefined);
  return { default: loaded?.LeadCard ?? ((_lead: LeadItemProps) => null) };
};
const loadingCard = isPhoneNow() ? loadCard() : undefined;
const LeadCard = lazy(() => loadingCard ?? loadCard());

const ROW = { height: 44, headHeight: 36 };
const CARD = { height: 76, headHeight: 0 };
/** Older leads are asked for when so few are left below the screen. */
const READ_AHEAD = 30;

interface LeadRowsProps {
  list: ReturnType<typeof useLeadList>;
  openId: string | undefined;
  openLead: Lead | undefined;
}

/** The rows of the list; only those on the screen have elements. */
export function LeadRows({ list: { query, leads, filters }, openId, openLead }: LeadRowsProps) {
  const { leads: texts } = useTexts();
  const { arrivedIds } = useLive();
  const isPhone = useIsPhone();
  const { height, headHeight } = isPhone ? CARD : ROW;
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualRows({ scroller, count: leads.length, height, headHeight });
  useKeptPlace(scroller, { query, leads }, height);
  useSteadyScroll(scroller, leads, height, filters);
  useLeadKeys({ leads, openId, openLead, scrollTo: rows.scrollToRow });
  useListFocus(scroller, leads);
  useShowRow(leads, openId, rows.scrollToRow);
  const notice = useArrivalNotice(scroller, filters);

  const { hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = query;
  const wantsMore = hasNextPage && rows.end >= leads.length - READ_AHEAD;
  useEffect(() => {
    if (wantsMore && !isFetching && !isFetchNextPageError) void fetchNextPage();
  }, [wantsMore, isFetching, isFetchNextPageError, fetchNextPage]);

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
          aria-label={texts.title}
          aria-rowcount={isPhone ? undefined : hasNextPage ? -1 : leads.length + 1}
        >
          {!isPhone && <LeadTableHead />}
          <div
            role={isPhone ? 'presentation' : 'rowgroup'}
            className={query.isPlaceholderData ? 'relative opacity-60' : 'relative'}
            style={{ height: rows.totalHeight }}
          >
            <Suspense>
              {leads.slice(rows.first, rows.end).map((lead, offset) => (
                <Item
                  key={lead._id}
                  lead={lead}
                  index={rows.first + offset}
                  isOpen={lead._id === openId}
                  isArrived={arrivedIds.has(lead._id)}
                  top={(rows.first + offset) * height}
                  height={height}
                />
              ))}
            </Suspense>
          </div>
        </div>
        {isFetchNextPageError && (
          <button
            type="button"
            className="block w-full py-3 text-center text-sm font-medium text-danger-text"
            onClick={() => void fetchNextPage()}
          >
            {texts.olderNotLoaded}
          </button>
        )}
      </div>
    </div>
  );
}

/** Scrolls to the open lead when it is opened, or when it joins the list later. */
function useShowRow(
  leads: readonly Lead[],
  openId: string | undefined,
  scrollTo: (index: number) => void,
): void {
  const shownId = useRef<string>(undefined);
  const show = useEffectEvent(scrollTo);
  useEffect(() => {
    if (openId === shownId.current) return;
    if (openId === undefined) shownId.current = undefined;
    const index = leads.findIndex(({ _id }) => _id === openId);
    if (index < 0) return;
    shownId.current = openId;
    show(index);
  }, [leads, openId]);
}
