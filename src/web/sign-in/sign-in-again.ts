import type { QueryClient } from '@tanstack/react-query';
import { sessionQuery } from '../api/session.ts';
import type { AppRouter } from '../router.tsx';

/** Forgets what the ended session has read, and asks for a new one, to come back here after. */
export async function signInAgain(router: AppRouter, client: QueryClient): Promise<void> {
  const { pathname, href } = router.state.location;
  if (pathname === '/sign-in') return;
  client.removeQueries(sessionQuery);
  await router.navigate({ to: '/sign-in', search: { to: href }, replace: true });
  client.clear();
}
