import { useFormats, useAdminTexts } from '../texts/use-texts.ts';
import { History } from 'lucide-react';
import type { ConnectedPage } from '../../contract/page.ts';
import { useNow } from '../time/use-now.ts';

/** When the last background sync was, and until when no lead is missing. */
export function SyncLine({ page }: { page: ConnectedPage }) {
  const now = useNow();
  const { ago, clock, exact } = useFormats();
  const { proof } = useAdminTexts().connectors;
  const { catchUp, completeness, watermark } = page;
  // A lead from before the Page was enabled may be missing although the watermark has passed it.
  const isProven = completeness !== null && completeness.missing === 0;
  const upTo = watermark === null || !isProven ? undefined : new Date(watermark);
  const [before, after] = proof.nothingMissing;
  return (
    <p className="flex gap-2 text-xs text-muted">
      <History className="mx-px mt-px size-3.5 shrink-0 text-faint" aria-hidden="true" />
      <span className="text-pretty">
        {catchUp.lastAt === null
          ? proof.neverSynced
          : proof.synced(ago(new Date(catchUp.lastAt), now))}
        <NextSync page={page} />.
        {upTo && (
          <>
            {' '}
            {before}{' '}
            <time dateTime={upTo.toISOString()} title={exact(upTo)}>
              {clock(upTo, now)}
            </time>
            {after === '.' ? '' : ' '}
            {after}
          </>
        )}
      </span>
    </p>
  );
}

/** A refused sign-in reads nothing, so that no sync is made until there is another one. */
function NextSync({ page: { attention, catchUp } }: { page: ConnectedPage }) {
  const now = useNow();
  const { until } = useFormats();
  const { proof } = useAdminTexts().connectors;
  if (attention?.code === 'reconnect') return proof.nextAfterConnect;
  return catchUp.nextAt === null ? '' : proof.next(until(new Date(catchUp.nextAt), now));
}
