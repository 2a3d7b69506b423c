import { TriangleAlert } from 'lucide-react';
import type { PageAttention } from '../../contract/page.ts';
import { TimeAgo } from '../time/time-ago.tsx';
import { Button } from '../ui/button.tsx';
import { startConnect } from './start-connect.ts';

/** What keeps an entry from working, and the way out. */
export function PageAttentionLine({ attention }: { attention: PageAttention }) {
  const { code, message, since } = attention;
  const needsConnect = code === 'reconnect' || code === 'permission';
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-warn/30 bg-warn-soft py-2 pr-2 pl-3 text-sm md:ml-11">
      <TriangleAlert className="size-4 shrink-0 text-warn" aria-hidden="true" />
      <p className="min-w-0 flex-1 basis-56">
        {message}{' '}
        <span className="text-xs whitespace-nowrap text-muted">
          First noticed <TimeAgo iso={since} />
        </span>
      </p>
      {needsConnect && (
        <Button size="sm" onClick={startConnect}>
          Connect again
        </Button>
      )}
    </div>
  );
}
