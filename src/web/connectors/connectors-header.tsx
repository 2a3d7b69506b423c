import { useAdminTexts } from '../texts/use-texts.ts';
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
  const texts = useAdminTexts().connectors;
  const canSync = pages.some(({ isActive }) => isActive);
  return (
    <header className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <div className="grid gap-0.5">
        <h1 className="text-xl font-semibold">{texts.title}</h1>
        <p className="text-sm text-muted">{texts.intro}</p>
      </div>
      <div className="flex gap-2">
        {pages.length > 0 && (
          <Button
            isBusy={sync.isRunning}
            disabled={sync.isRunning || !canSync}
            title={canSync ? texts.syncHint : texts.enableFirst}
            onClick={() => sync.start()}
          >
            {!sync.isRunning && <RefreshCw className="size-3.5" aria-hidden="true" />}
            {texts.sync}
          </Button>
        )}
        {/* Before the first Page the primary button is below, with an explanation. */}
        <Button onClick={startConnect}>
          <Plug className="size-3.5" aria-hidden="true" />
          {texts.connect}
        </Button>
      </div>
    </header>
  );
}
