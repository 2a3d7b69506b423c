import { Plug, RefreshCw } from 'lucide-react';
import type { ConnectedPage } from '../../contract/page.ts';
import { Button } from '../ui/button.tsx';
import { startConnect } from './start-connect.ts';
import type { Sync } from './use-sync.ts';

interface ConnectorsHeaderProps {
  pages: readonly ConnectedPage[] | undefined;
  sync: Sync;
}

export function ConnectorsHeader({ pages = [], sync }: ConnectorsHeaderProps) {
  const canSync = pages.some(({ isActive }) => isActive);
  return (
    <header className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <div className="grid gap-0.5">
        <h1 className="text-xl font-semibold">Connectors</h1>
        <p className="text-sm text-muted">
          Facebook Pages and Instagram accounts whose leads come in here.
        </p>
      </div>
      <div className="flex gap-2">
        {pages.length > 0 && (
          <Button
            isBusy={sync.isRunning}
            disabled={sync.isRunning || !canSync}
            title={canSync ? 'Fetch what is missing from all enabled Pages' : 'Enable a Page first'}
            onClick={() => sync.start()}
          >
            {!sync.isRunning && <RefreshCw className="size-3.5" aria-hidden="true" />}
            Sync
          </Button>
        )}
        {/* Before the first Page the primary button stands below, with what it does. */}
        <Button onClick={startConnect}>
          <Plug className="size-3.5" aria-hidden="true" />
          Connect
        </Button>
      </div>
    </header>
  );
}
