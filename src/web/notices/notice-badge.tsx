import { useUnread } from './use-unread.ts';

interface NoticeBadgeProps {
  className: string;
  /** Whether the label of its button says the number, as that of the account does. */
  isInLabel?: boolean;
}

/** How many notices are unread; nothing if none is. */
export function NoticeBadge({ className, isInLabel = false }: NoticeBadgeProps) {
  const unread = useUnread();
  return (
    unread > 0 && (
      <span className={className} aria-hidden={isInLabel}>
        {Math.min(unread, 99)}
      </span>
    )
  );
}
