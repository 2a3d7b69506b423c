import { useQuery } from '@tanstack/react-query';
import { CalendarDays, Plus } from 'lucide-react';
import { useState } from 'react';
import { meetingsQuery } from '../api/planner.ts';
import { Screen } from '../shell/screen.tsx';
import { shownTimeZone } from '../texts/time-zone-setting.ts';
import { usePlannerTexts } from '../texts/use-texts.ts';
import { useNow } from '../time/use-now.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { RowsSkeleton } from '../ui/rows-skeleton.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { DaySection } from './day-section.tsx';
import { addDays, groupByDay, nameDay } from './days.ts';
import { MeetingDialog } from './meeting-dialog.tsx';
import { MeetingRow } from './meeting-row.tsx';
import { WhoseSelect, type Whose } from './whose-select.tsx';
import { usePlannerFormats } from './use-planner-formats.ts';

type View = 'upcoming' | 'past';

/** How many days the past goes back. */
const PAST_DAYS = 30;

/** Meetings by day. */
export function MeetingsScreen() {
  const texts = usePlannerTexts();
  const { meetings } = texts;
  const [view, setView] = useState<View>('upcoming');
  const [whose, setWhose] = useState<Whose>('mine');
  const [isPlanning, setPlanning] = useState(false);
  return (
    <Screen
      title={meetings.title}
      intro={meetings.intro}
      actions={
        <Button look="primary" onClick={() => setPlanning(true)}>
          <Plus className="size-3.5" aria-hidden="true" />
          {meetings.plan}
        </Button>
      }
    >
      <Tabs
        label={meetings.views}
        value={view}
        options={(['upcoming', 'past'] as const).map((value) => ({
          value,
          label: meetings[value],
        }))}
        onChange={setView}
        actions={<WhoseSelect value={whose} onChange={setWhose} />}
      >
        <MeetingDays view={view} whose={whose} />
      </Tabs>
      {isPlanning && <MeetingDialog onClose={() => setPlanning(false)} />}
    </Screen>
  );
}

function MeetingDays({ view, whose }: { view: View; whose: Whose }) {
  const texts = usePlannerTexts();
  const { meetings: own } = texts;
  const formats = usePlannerFormats();
  const today = formats.dateOf(useNow());
  const { data, error, refetch } = useQuery(
    meetingsQuery({
      zone: shownTimeZone(),
      ...(view === 'upcoming' ? { from: today } : { from: addDays(today, -PAST_DAYS), to: today }),
      ...(whose === 'mine' && { mine: 'true' }),
    }),
  );
  if (!data && error)
    return <ErrorState title={own.notRead} error={error} onRetry={() => void refetch()} />;
  if (!data) return <RowsSkeleton label={own.reading} />;
  if (data.meetings.length === 0)
    return (
      <EmptyState icon={<CalendarDays />} title={own.none[view].title}>
        {own.none[view].text}
      </EmptyState>
    );
  const sorted = view === 'past' ? data.meetings.toReversed() : data.meetings;
  const days = groupByDay(sorted, ({ start }) => formats.dateOf(new Date(start.at)));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      {days.map(({ day, items }) => (
        <DaySection key={day} title={nameDay(day, today, { texts, weekday: formats.weekday })}>
          {items.map((meeting) => (
            <MeetingRow key={meeting._id} meeting={meeting} withOwner={whose === 'everybody'} />
          ))}
        </DaySection>
      ))}
      {data.nextCursor !== null && <p className="text-sm text-muted">{texts.more}</p>}
    </div>
  );
}
