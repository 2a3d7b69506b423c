import { History } from 'lucide-react';
import type { ConnectedPage } from '../../contract/page.ts';
import { clockTime } from '../time/calendar-time.ts';
import { exactTime, relativeTime } from '../time/relative-time.ts';
import { timeUntil } from '../time/time-until.ts';
import { useNow } from '../time/use-now.ts';

/** When LeadRabbit looked for leads that no webhook brought, and how far all is settled. */
export function CatchUpLine({ page }: { page: ConnectedPage }) {
  const now = useNow();
  const { catchUp, completeness, watermark } = page;
  // What was sent before the Page was enabled is behind the mark and may be missing all the same.
  const isMissing = completeness !== null && completeness.missing > 0;
  const settled = watermark === null || isMissing ? undefined : new Date(watermark);
  return (
    <p className="flex gap-2 text-xs text-muted">
      <History className="mx-px mt-px size-3.5 shrink-0 text-faint" aria-hidden="true" />
      <span className="text-pretty">
        {catchUp.lastAt === null
          ? 'Not caught up yet'
          : `Caught up ${relativeTime(new Date(catchUp.lastAt), now)}`}
        {writeNext(page, now)}.
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

/** A dead sign-in reads nothing, so that nothing is tried until there is another. */
function writeNext({ attention, catchUp: { nextAt } }: ConnectedPage, now: Date): string {
  if (attention?.code === 'reconnect') return ', next when it is connected again';
  return nextAt === null ? '' : `, next ${timeUntil(new Date(nextAt), now)}`;
}
