import { useUnread } from './use-unread.ts';

/** How many notices are unread; nothing if none is. */
export function NoticeBadge({ className }: { className: string }) {
  const unread = useUnread();
  return unread > 0 && <span className={className}>{Math.min(unread, 99)}</span>;
}
