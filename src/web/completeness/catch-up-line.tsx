import { History } from 'lucide-react';
import type { ConnectedPage } from '../../contract/page.ts';
import { clockTime } from '../time/calendar-time.ts';
import { exactTime, relativeTime } from '../time/relative-time.ts';
import { timeUntil } from '../time/time-until.ts';
import { useNow } from '../time/use-now.ts';

/** When LeadRabbit last looked for leads that no webhook brought, and until when none is missing. */
export function CatchUpLine({ page }: { page: ConnectedPage }) {
  const now = useNow();
  const { catchUp, completeness, watermark } = page;
  // A lead from before the Page was enabled may be missing although the watermark has passed it.
  const isProven = completeness !== null && completeness.missing === 0;
  const settled = watermark === null || !isProven ? undefined : new Date(watermark);
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
            Nothing that was sent before{' '}
            <time dateTime={settled.toISOString()} title={exactTime(settled)}>
              {clockTime(settled, now)}
            </time>{' '}
            is missing.
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
