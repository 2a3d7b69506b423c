import { useQuery } from '@tanstack/react-query';
import { Bell, CheckCheck } from 'lucide-react';
import { noticesQuery } from '../api/notices.ts';
import { Screen } from '../shell/screen.tsx';
import { useNoticeTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { RowsSkeleton } from '../ui/rows-skeleton.tsx';
import { DeviceNotices } from './device-notices.tsx';
import { NoticeRow } from './notice-row.tsx';
import { useReadNotices } from './use-read-notices.ts';

/** What the person was told: new leads and reminders. */
export function NoticesScreen() {
  const texts = useNoticeTexts();
  const { data } = useQuery(noticesQuery);
  const read = useReadNotices();
  return (
    <Screen
      title={texts.title}
      intro={texts.intro}
      actions={
        <Button
          disabled={!data || data.unread === 0}
          isBusy={read.isPending}
          onClick={() => read.mutate({})}
        >
          <CheckCheck className="size-3.5" aria-hidden="true" />
          {texts.markAllRead}
        </Button>
      }
    >
      <DeviceNotices />
      <NoticeList />
    </Screen>
  );
}

function NoticeList() {
  const texts = useNoticeTexts();
  const { data, error, refetch } = useQuery(noticesQuery);
  if (!data && error)
    return <ErrorState title={texts.notRead} error={error} onRetry={() => void refetch()} />;
  if (!data) return <RowsSkeleton label={texts.reading} />;
  if (data.notices.length === 0)
    return (
      <EmptyState icon={<Bell />} title={texts.none.title}>
        {texts.none.text}
      </EmptyState>
    );
  return (
    <ul
      aria-label={texts.list}
      className="divide-y divide-line rounded-xl border border-line bg-surface"
    >
      {data.notices.map((notice) => (
        <NoticeRow key={notice._id} notice={notice} />
      ))}
    </ul>
  );
}
