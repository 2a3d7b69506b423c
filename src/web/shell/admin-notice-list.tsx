import { useQuery } from '@tanstack/react-query';
import type { ConnectedPage } from '../../contract/page.ts';
import { healthQuery } from '../api/health.ts';
import { pagesQuery } from '../api/pages.ts';
import { sayReason } from '../texts/say-reason.ts';
import { AdminNotice } from './admin-notice.tsx';
import { PagesMessage } from './pages-message.tsx';

/** What an admin has to do so that leads come in. */
export function AdminNoticeList() {
  const { data: health } = useQuery(healthQuery);
  const { data: troubled = [] } = useQuery({ ...pagesQuery, select: findTroubled });
  // Each problem is a notice of its own, also if the same problem comes back later.
  const pagesId = troubled
    .map(({ pageId, verdict, attention }) => `${pageId} ${verdict.code} ${attention?.since ?? ''}`)
    .join();
  return (
    <>
      {health?.notices.map(({ id, state, ...reason }) => (
        <AdminNotice key={id} id={id} isBad={state === 'bad'} action="app">
          {sayReason(reason)}
        </AdminNotice>
      ))}
      {troubled.length > 0 && (
        <AdminNotice
          id={pagesId}
          isBad={troubled.some(({ verdict }) => verdict.state === 'bad')}
          action="connect"
        >
          <PagesMessage pages={troubled} />
        </AdminNotice>
      )}
    </>
  );
}

/** Codes that a person has to act on, and soon. Optional permissions can wait. */
const URGENT: ReadonlySet<ConnectedPage['verdict']['code']> = new Set([
  'reconnect',
  'permission-missing',
  'permission-elsewhere',
  'permission-refused',
  'forms-hidden',
  'page-hidden',
  'no-task',
  'leads-access-customised',
  'leads-access',
  'leads-refused',
  'data-access-expired',
  'data-access-expiring',
  'token-expiring',
]);

/** An Instagram account has the problems of its Page, so only the Page is named. */
const findTroubled = (pages: readonly ConnectedPage[]): ConnectedPage[] =>
  pages.filter(({ verdict, parentPageId }) => parentPageId === null && URGENT.has(verdict.code));
