import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { calendarFeedQuery, deleteCalendarFeed, makeCalendarFeed } from '../api/planner.ts';
import { useProfileTexts } from '../texts/use-texts.ts';
import { TimeAgo } from '../time/time-ago.tsx';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { ShownOnceDialog } from '../ui/shown-once-dialog.tsx';
import { toast } from '../ui/toast.ts';
import { ProfileSection } from './profile-section.tsx';

/** The secret address at which a calendar program reads one's own meetings. */
export function CalendarSection() {
  const { calendar: texts } = useProfileTexts();
  const client = useQueryClient();
  const { data: feed, error } = useQuery(calendarFeedQuery);
  const [withPlaces, setWithPlaces] = useState(false);
  const [isDeleting, setDeleting] = useState(false);
  const refresh = () => client.invalidateQueries(calendarFeedQuery);
  const onError = ({ message }: Error) => toast.error(message);
  const making = useMutation({
    mutationFn: () => makeCalendarFeed(withPlaces),
    onSuccess: refresh,
    onError,
  });
  const deletion = useMutation({
    mutationFn: deleteCalendarFeed,
    onSuccess: () => toast.success(texts.deleted),
    onError,
    onSettled: async () => {
      setDeleting(false);
      await refresh();
    },
  });
  return (
    <ProfileSection title={texts.title} text={texts.text}>
      {error && !feed && <p className="text-sm text-danger-text">{error.message}</p>}
      {feed && (
        <p className="text-sm text-muted">
          {feed.withPlaces ? texts.withPlaces : texts.withoutPlaces}{' '}
          {feed.lastReadAt === null ? (
            texts.neverRead
          ) : (
            <>
              {texts.lastRead} <TimeAgo iso={feed.lastReadAt} />.
            </>
          )}
        </p>
      )}
      <label className="flex items-start gap-2.5 text-sm">
        <input
          type="checkbox"
          className="mt-0.5 size-4 shrink-0 accent-accent"
          checked={withPlaces}
          onChange={({ target }) => setWithPlaces(target.checked)}
        />
        {texts.includePlaces}
      </label>
      <div className="flex flex-wrap gap-2">
        <Button isBusy={making.isPending} onClick={() => making.mutate()}>
          {feed ? texts.renew : texts.make}
        </Button>
        {feed && <Button onClick={() => setDeleting(true)}>{texts.delete}</Button>}
      </div>
      {making.data && (
        <ShownOnceDialog
          title={texts.shown.title}
          text={texts.shown.text}
          value={making.data.url}
          label={texts.shown.label}
          copyLabel={texts.shown.copy}
          closeLabel={texts.shown.done}
          onClose={() => making.reset()}
        >
          <p className="text-xs text-pretty text-muted">{texts.shown.hint}</p>
        </ShownOnceDialog>
      )}
      <ConfirmDialog
        isOpen={isDeleting}
        title={texts.deletion.title}
        action={texts.deletion.action}
        isDanger
        isBusy={deletion.isPending}
        onConfirm={() => deletion.mutate()}
        onCancel={() => setDeleting(false)}
      >
        <p>{texts.deletion.text}</p>
      </ConfirmDialog>
    </ProfileSection>
  );
}
