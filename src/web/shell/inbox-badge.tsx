import { useQuery } from '@tanstack/react-query';
import { inboxCountsQuery } from '../api/inbox.ts';
import { writeNumber } from '../ui/count.ts';

/** How many leads wait or are parked; nothing if none does. Only for admins. */
export function InboxBadge({ className }: { className?: string }) {
  const { data } = useQuery(inboxCountsQuery);
  const held = data ? data['needs-attention'] + data.pending : 0;
  if (held === 0) return null;
  return (
    <span className={className}>
      {held > 99 ? '99+' : writeNumber(held)}
      <span className="sr-only"> not in the CRM</span>
    </span>
  );
}
