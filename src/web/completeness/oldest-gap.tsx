import { TriangleAlert } from 'lucide-react';
import type { ConnectedPage } from '../../contract/page.ts';
import { noticeDeletion } from '../delivery/deletion-notice.ts';
import { dayOf } from '../time/calendar-time.ts';
import { useNow } from '../time/use-now.ts';

/** The oldest lead that only Meta has, while there is time to fetch it. */
export function OldestGap({ gap }: { gap: ConnectedPage['oldestGap'] }) {
  const now = useNow();
  const deletion = gap && noticeDeletion(gap.unreadableFrom, now);
  if (!deletion) return null;
  return (
    <p className="flex gap-2 text-sm text-warn">
      <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      <span className="text-pretty">
        The oldest lead that could not be read yet was sent on {dayOf(new Date(gap.sentAt), now)}.{' '}
        {deletion.text}.
      </span>
    </p>
  );
}
