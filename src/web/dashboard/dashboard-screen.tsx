import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { Dashboard } from '../../contract/dashboard.ts';
import { dashboardQuery } from '../api/dashboard.ts';
import { Screen } from '../shell/screen.tsx';
import { useDashboardTexts, useFormats } from '../texts/use-texts.ts';
import { useNow } from '../time/use-now.ts';
import { Alert } from '../ui/alert.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { RowsSkeleton } from '../ui/rows-skeleton.tsx';
import { ContactTimes } from './contact-times.tsx';
import { daysOf, isCountable, readDashboardSearch, type Days } from './dashboard-search.ts';
import { Funnel } from './funnel.tsx';
import { LeadsPerDay } from './leads-per-day.tsx';
import { LostReasons } from './lost-reasons.tsx';
import { RangeBar } from './range-bar.tsx';
import { Tiles } from './tiles.tsx';
import { UntouchedAges } from './untouched-ages.tsx';
import { useDayFormats } from './use-day-formats.ts';

/** How many leads come in, their status, and how fast the team answers. */
export function DashboardScreen() {
  const texts = useDashboardTexts();
  const search = readDashboardSearch(useSearch({ from: '/app/dashboard' }));
  const { timeZone } = useFormats();
  const zone = timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
  // Swedish dates are written as ISO 8601 dates: 2026-11-24.
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(useNow());
  const days = daysOf(search, today);
  return (
    <Screen title={texts.title} intro={texts.intro}>
      <RangeBar search={search} days={days} />
      <Numbers days={days} zone={zone} isCompared={search.compare === true} />
    </Screen>
  );
}

interface NumbersProps {
  days: Days;
  zone: string;
  isCompared: boolean;
}

function Numbers({ days, zone, isCompared }: NumbersProps) {
  const texts = useDashboardTexts();
  const { data, error, refetch } = useQuery({
    ...dashboardQuery({ ...days, zone, compare: isCompared ? 'previous' : 'none' }),
    enabled: isCountable(days),
    placeholderData: keepPreviousData,
  });
  if (!data && error)
    return <ErrorState title={texts.notRead} error={error} onRetry={() => void refetch()} />;
  if (!data) return isCountable(days) ? <RowsSkeleton label={texts.reading} /> : null;
  return <Panels dashboard={data} />;
}

function Panels({ dashboard }: { dashboard: Dashboard }) {
  const texts = useDashboardTexts();
  const { span } = useDayFormats();
  const { current, previous, isComplete, zone } = dashboard;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {!isComplete && (
        <Alert tone="info" title={texts.counting.title}>
          {texts.counting.text}
        </Alert>
      )}
      <p className="text-xs text-muted">
        {span(current)}
        {previous && ` · ${texts.before(span(previous))}`} · {texts.range.zone(zone)}
      </p>
      <Tiles dashboard={dashboard} />
      {current.erased > 0 && <p className="text-xs text-muted">{texts.erased(current.erased)}</p>}
      <LeadsPerDay dashboard={dashboard} />
      <ContactTimes dashboard={dashboard} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-2">
        <UntouchedAges untouched={dashboard.untouched} />
        <div className="grid lg:row-span-2">
          <Funnel dashboard={dashboard} />
        </div>
        <LostReasons dashboard={dashboard} />
      </div>
    </div>
  );
}
