import { lazy, Suspense } from 'react';
import type { Lead } from '../../contract/lead.ts';
import { lazyScreen } from '../shell/lazy-screen.tsx';
import { loadTexts } from '../texts/texts-store.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { LeadListSkeleton } from './lead-list-skeleton.tsx';
import { LeadRows } from './lead-rows.tsx';
import { useHiddenArrivals, type HiddenArrivalsNotice } from './use-hidden-arrivals.ts';
import { useLeadList } from './use-lead-list.ts';
import { useSeekLead } from './use-seek-lead.ts';

const HiddenArrivals = lazyScreen<HiddenArrivalsNotice>(
  async () => (await import('./hidden-arrivals.tsx')).HiddenArrivals,
  { isQuiet: true },
);

/** Without a network the empty list stays empty. */
const LeadListEmpty = lazy(async () => {
  const loading = Promise.all([import('./lead-list-empty.tsx'), loadTexts('tools')]);
  const [loaded] = await loading.catch(() => []);
  return { default: loaded?.LeadListEmpty ?? (() => null) };
});

interface LeadListProps {
  openId: string | undefined;
  /** The lead of `openId`, once something is known of it. */
  openLead: Lead | undefined;
}

/** All leads that match, newest first, or why there are none. */
export function LeadList({ openId, openLead }: LeadListProps) {
  const { leads: texts } = useTexts();
  const list = useLeadList();
  const { query, leads, filters } = list;
  const hidden = useHiddenArrivals(leads, filters);
  useSeekLead(list, openLead);
  const isFailed = query.error !== null && leads.length === 0;
  return (
    <>
      {hidden.count > 0 && <HiddenArrivals {...hidden} />}
      {query.isPending && <LeadListSkeleton />}
      {isFailed && (
        <ErrorState
          title={texts.notLoaded}
          error={query.error}
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isSuccess && leads.length === 0 && (
        <Suspense>
          <LeadListEmpty />
        </Suspense>
      )}
      {leads.length > 0 && <LeadRows list={list} openId={openId} openLead={openLead} />}
    </>
  );
}
