import { useFormats, useAdminTexts } from '../texts/use-texts.ts';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { HeldState, InboxCounts as Counts } from '../../contract/inbox.ts';
import { inboxCountsQuery } from '../api/inbox.ts';
import { LiveIndicator } from '../live/live-indicator.tsx';
import { AdminsOnly } from '../shell/admins-only.tsx';
import { useDocumentTitle } from '../shell/use-document-title.ts';
import { useUser } from '../shell/use-user.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { HeldList } from './held-list.tsx';
import { DeliveryCounts } from './delivery-counts.tsx';
import { TABS } from './delivery-search.ts';
import { DeliverySkeleton } from './delivery-skeleton.tsx';
import { RetryAll } from './retry-all.tsx';
import { useDeliveryTab } from './use-delivery-tab.ts';

/** Leads that Meta announced and that are not in the CRM, for admins. */
export function DeliveryScreen() {
  useDocumentTitle(useAdminTexts().delivery.title);
  return useUser().role === 'admin' ? <Delivery /> : <AdminsOnly />;
}

function Delivery() {
  const texts = useAdminTexts().delivery;
  const { data: counts, error, refetch } = useQuery(inboxCountsQuery);
  const { tab, show } = useDeliveryTab(counts);
  const home = useRef<HTMLDivElement>(null);
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto grid max-w-5xl gap-5 px-4 py-4 md:px-8 md:py-6">
        <header className="grid gap-0.5">
          <div className="flex items-center justify-between gap-3">
            <h1 className="text-xl font-semibold">{texts.title}</h1>
            <LiveIndicator />
          </div>
          <p className="text-sm text-muted">{texts.intro}</p>
        </header>
        {counts && <DeliveryCounts counts={counts} />}
        {tab === undefined && error && (
          <ErrorState title={texts.notRead} error={error} onRetry={() => void refetch()} />
        )}
        {tab === undefined && !error && <DeliverySkeleton />}
        {tab !== undefined && (
          <Tabs
            label={texts.leadsToShow}
            value={tab}
            options={TABS.filter((each) => isOffered(each, tab, counts)).map((each) => ({
              value: each,
              label: <TabLabel name={texts.tabs[each]} count={counts?.[each]} />,
            }))}
            onChange={show}
            actions={<RetryAll key={tab} state={tab} count={counts?.[tab] ?? 0} home={home} />}
          >
            <div ref={home} tabIndex={-1} className="grid gap-3 outline-none">
              <p className="text-sm text-muted">{texts.explanations[tab]}</p>
              <HeldList state={tab} counts={counts} home={home} />
            </div>
          </Tabs>
        )}
      </div>
    </div>
  );
}

/** The two tabs that are seldom needed appear when they hold a lead. */
const isOffered = (tab: HeldState, open: HeldState, counts: Counts | undefined): boolean =>
  tab === 'needs-attention' || tab === 'pending' || tab === open || (counts?.[tab] ?? 0) > 0;

function TabLabel({ name, count = 0 }: { name: string; count: number | undefined }) {
  const { number } = useFormats();
  return (
    <>
      {name}
      {count > 0 && <span className="text-xs text-muted tabular-nums">{number(count)}</span>}
    </>
  );
}
