import { useQuery } from '@tanstack/react-query';
import { Plug, TriangleAlert, X } from 'lucide-react';
import type { ConnectedPage } from '../../contract/page.ts';
import { pagesQuery } from '../api/pages.ts';
import { startConnect } from '../connectors/start-connect.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { useDismissedNotice } from './dismissed-notices.ts';
import { useUser } from './use-user.ts';

/** What an admin has to do so that leads come in, above every screen; nothing for others. */
export const AdminNotices = () => (useUser().role === 'admin' ? <ConnectNotice /> : null);

function ConnectNotice() {
  const { data: troubled = [] } = useQuery({ ...pagesQuery, select: findTroubled });
  const [dismissed, dismiss] = useDismissedNotice();
  // Another trouble, or the same again later, is another notice.
  const id = troubled.map(({ pageId, attention }) => `${pageId} ${attention?.since}`).join();
  if (troubled.length === 0 || id === dismissed) return null;
  return (
    <section
      aria-label="Needs an admin"
      className="flex items-center gap-x-3 border-b border-warn/30 bg-warn-soft py-2 pr-2 pl-4 text-sm"
    >
      <TriangleAlert className="size-4 shrink-0 text-warn max-sm:hidden" aria-hidden="true" />
      <p role="status" className="min-w-0 flex-1 text-pretty">
        {describe(troubled)}
      </p>
      <Button size="sm" onClick={startConnect}>
        <Plug className="size-3.5" aria-hidden="true" />
        Connect
      </Button>
      <IconButton label="Dismiss" className="-ml-2" onClick={() => dismiss(id)}>
        <X className="size-4" />
      </IconButton>
    </section>
  );
}

/** An Instagram account is read through its Page: with both in trouble, the Page says it. */
const findTroubled = (pages: readonly ConnectedPage[]): ConnectedPage[] =>
  pages.filter(
    ({ attention }) => attention?.code === 'reconnect' || attention?.code === 'permission',
  );

function describe(troubled: readonly ConnectedPage[]): string {
  const [first] = troubled;
  if (troubled.length === 1 && first?.attention) return first.attention.message;
  const names = new Intl.ListFormat('en-GB').format(troubled.map(({ name }) => name));
  return `Meta refuses LeadRabbit the leads of ${names}. Press Connect and sign in again; leads that came in meanwhile wait here.`;
}
