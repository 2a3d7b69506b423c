import { History } from 'lucide-react';
import type { ConnectedPage } from '../../contract/page.ts';
import { clockTime } from '../time/calendar-time.ts';
import { exactTime, relativeTime } from '../time/relative-time.ts';
import { timeUntil } from '../time/time-until.ts';
import { useNow } from '../time/use-now.ts';

/** When LeadRabbit looked for leads that no webhook brought, and how far all is settled. */
export function CatchUpLine({ page: { catchUp, watermark } }: { page: ConnectedPage }) {
  const now = useNow();
  const settled = watermark === null ? undefined : new Date(watermark);
  return (
    <p className="flex gap-2 text-xs text-muted">
      <History className="mx-px mt-px size-3.5 shrink-0 text-faint" aria-hidden="true" />
      <span className="text-pretty">
        {catchUp.lastAt === null
          ? 'Not caught up yet'
          : `Caught up ${relativeTime(new Date(catchUp.lastAt), now)}`}
        {catchUp.nextAt !== null && `, next ${timeUntil(new Date(catchUp.nextAt), now)}`}.
        {settled && (
          <>
            {' '}
            All that was sent until{' '}
            <time dateTime={settled.toISOString()} title={exactTime(settled)}>
              {clockTime(settled, now)}
            </time>{' '}
            is settled.
          </>
        )}
      </span>
    </p>
  );
}
