import { useQuery } from '@tanstack/react-query';
import { inboxCountsQuery } from '../api/inbox.ts';
import { useFormats, useTexts } from '../texts/use-texts.ts';

/** How many inbox leads are pending or need attention; nothing if none. Only for admins. */
export function DeliveryBadge({ className }: { className?: string }) {
  const { shell } = useTexts();
  const { number } = useFormats();
  const { data } = useQuery(inboxCountsQuery);
  const held = data ? data['needs-attention'] + data.pending : 0;
  if (held === 0) return null;
  return (
    <span className={className}>
      {held > 99 ? '99+' : number(held)}
      <span className="sr-only"> {shell.notInCrm}</span>
    </span>
  );
}
