import { useAdminTexts } from '../texts/use-texts.ts';
import { useQuery } from '@tanstack/react-query';
import { MaintenanceNotice } from '../maintenance/maintenance-notice.tsx';
import { AdminsOnly } from '../shell/admins-only.tsx';
import { useDocumentTitle } from '../shell/use-document-title.ts';
import { useUser } from '../shell/use-user.ts';
import { pagesQuery } from '../api/pages.ts';
import { DelaysPanel } from '../delays/delays-panel.tsx';
import { AppHealth } from '../health/app-health.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { ConnectNotice } from './connect-notice.tsx';
import { ConnectorsHeader } from './connectors-header.tsx';
import { NoPages } from './no-pages.tsx';
import { PageList } from './page-list.tsx';
import { PagesSkeleton } from './pages-skeleton.tsx';
import { SyncPanel } from './sync-panel.tsx';
import { Totals } from './totals.tsx';
import { useSync } from './use-sync.ts';

/** Connected Pages and Instagram accounts, for admins. */
export function ConnectorsScreen() {
  useDocumentTitle(useAdminTexts().connectors.title);
  return useUser().role === 'admin' ? <Connectors /> : <AdminsOnly />;
}

function Connectors() {
  const { notRead } = useAdminTexts().connectors;
  const { data: pages, error, refetch } = useQuery(pagesQuery);
  const sync = useSync();
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto grid max-w-5xl grid-cols-[minmax(0,1fr)] gap-5 px-4 py-4 md:px-8 md:py-6">
        <ConnectorsHeader pages={pages} sync={sync} />
        <ConnectNotice pages={pages} />
        <MaintenanceNotice />
        <SyncPanel sync={sync} />
        {pages === undefined && error ? (
          <ErrorState title={notRead} error={error} onRetry={() => void refetch()} />
        ) : pages === undefined ? (
          <PagesSkeleton />
        ) : pages.length === 0 ? (
          <>
            <NoPages />
            <AppHealth />
          </>
        ) : (
          <>
            <Totals pages={pages} />
            <AppHealth />
            <PageList pages={pages} sync={sync} />
            <DelaysPanel />
          </>
        )}
      </div>
    </div>
  );
}
