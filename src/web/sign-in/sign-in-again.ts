import type { QueryClient } from '@tanstack/react-query';
import { onSessionNews } from '../api/session-channel.ts';
import { sessionQuery } from '../api/session.ts';
import type { AppRouter } from '../router.tsx';
import { isSignedOutPath } from './signed-out-path.ts';
import type { SignInReason } from './sign-in-reason.ts';

/** Forgets what the ended session has read and shows the sign-in, which leads back here. */
export async function signInAgain(
  router: AppRouter,
  client: QueryClient,
  why: SignInReason,
): Promise<void> {
  const { pathname, href } = router.state.location;
  if (isSignedOutPath(pathname)) return;
  client.removeQueries(sessionQuery);
  await router.navigate({ to: '/sign-in', search: { to: href, why }, replace: true });
  client.clear();
}

/** Follows the other tabs of this browser: they share the session. */
export function followOtherTabs(router: AppRouter, client: QueryClient): void {
  onSessionNews((news) => {
    if (news.type === 'signed-out') {
      void signInAgain(router, client, 'signed-out');
      return;
    }
    const user = client.getQueryData(sessionQuery.queryKey);
    if (router.state.location.pathname === '/sign-in') {
      client.removeQueries(sessionQuery);
      void router.invalidate();
    } else if (user && user.id !== news.userId) window.location.reload();
  });
}
