import { useQuery } from '@tanstack/react-query';
import { inboxCountsQuery } from '../api/inbox.ts';
import { writeNumber } from '../ui/count.ts';

/** How many leads are parked for a person; nothing where none is. Only for admins. */
export function InboxBadge({ className }: { className?: string }) {
  const { data } = useQuery(inboxCountsQuery);
  if (!data?.parked) return null;
  return (
    <span className={className}>
      {data.parked > 99 ? '99+' : writeNumber(data.parked)}
      <span className="sr-only"> parked</span>
    </span>
  );
}
