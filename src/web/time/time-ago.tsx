import { exactTime, relativeTime } from './relative-time.ts';
import { useNow } from './use-now.ts';

/** A moment as people say it, with the exact time on hover. */
export function TimeAgo({ iso, className }: { iso: string; className?: string }) {
  const now = useNow();
  const moment = new Date(iso);
  return (
    <time dateTime={iso} title={exactTime(moment)} className={className}>
      {relativeTime(moment, now)}
    </time>
  );
}
