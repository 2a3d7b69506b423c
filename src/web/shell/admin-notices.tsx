import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
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
        <Message pages={troubled} />
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

const findTroubled = (pages: readonly ConnectedPage[]): ConnectedPage[] =>
  pages.filter(
    ({ attention }) => attention?.code === 'reconnect' || attention?.code === 'permission',
  );

function Message({ pages }: { pages: readonly ConnectedPage[] }) {
  const [first] = pages;
  if (pages.length === 1 && first?.attention) return first.attention.message;
  const names = new Intl.ListFormat('en-GB').format(pages.map(({ name }) => name));
  const isSignIn = pages.every(({ attention }) => attention?.code === 'reconnect');
  return (
    <>
      Meta does not show LeadRabbit the leads of {names}.{' '}
      {isSignIn ? (
        'Press Connect and sign in again; they wait here.'
      ) : (
        <>
          They wait here.{' '}
          <Link
            to="/admin/connectors"
            className="rounded-sm font-medium underline decoration-line-strong underline-offset-2 hover:decoration-current"
          >
            See what to do
          </Link>
        </>
      )}
    </>
  );
}
