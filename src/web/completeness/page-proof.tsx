import { useAdminTexts } from '../texts/use-texts.ts';
import type { ConnectedPage } from '../../contract/page.ts';
import type { Sync } from '../connectors/use-sync.ts';
import { PageHealth } from '../health/page-health.tsx';
import { SyncLine } from './sync-line.tsx';
import { META_KEEPS_DAYS } from './meta-keeps-days.ts';
import { OldestGap } from './oldest-gap.tsx';
import { PageCompleteness } from './page-completeness.tsx';

interface PageProofProps {
  page: ConnectedPage;
  /** Its Instagram accounts, whose leads come through it. */
  accounts: readonly ConnectedPage[];
  sync: Sync;
}

/** That no lead of a Page is lost: whether they can come in, and whether all are here. */
export function PageProof({ page, accounts, sync }: PageProofProps) {
  const { proof } = useAdminTexts().connectors;
  const isEnabled = [page, ...accounts].some(({ isActive }) => isActive);
  const canRead = isEnabled && page.attention?.code !== 'reconnect';
  if (!isEnabled && !page.completeness && !page.health) return null;
  return (
    <div
      role="group"
      aria-label={proof.label(page.name)}
      className="grid gap-2 border-t border-line px-3 py-3 md:px-4 md:pl-15"
    >
      {(isEnabled || page.completeness) && (
        <PageCompleteness
          name={page.name}
          completeness={page.completeness}
          isBusy={sync.isRunning}
          onSync={canRead ? () => sync.start(page.pageId, META_KEEPS_DAYS) : undefined}
        />
      )}
      <OldestGap gap={page.oldestGap} />
      <PageHealth page={page} />
      {isEnabled && <SyncLine page={page} />}
    </div>
  );
}
