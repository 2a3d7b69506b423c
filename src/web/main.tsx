import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './api/query-client.ts';
import { watchNetwork } from './api/reachability.ts';
import { createAppRouter, preloadSignedIn } from './router.tsx';
import { reloadOnce } from './shell/reload-once.ts';
import { isSignedOutPath } from './sign-in/signed-out-path.ts';
import { followOtherTabs, signInAgain } from './sign-in/sign-in-again.ts';
import { loadBasicTexts } from './texts/texts-store.ts';
import './styles.css';

const TEXTS_PAUSE_MS = 3_000;

const queryClient = createQueryClient({
  onSignedOut: () => void signInAgain(router, queryClient, 'ended'),
  onTwoFactorNeeded: () => {
    // The shell asks for admins on every screen; only their own screens cannot be shown without it.
    if (router.state.location.pathname.startsWith('/admin/'))
      void router.navigate({ to: '/settings/profile', replace: true });
  },
});
const router = createAppRouter(queryClient);
watchNetwork();
followOtherTabs(router, queryClient);

// The code of the signed-in screens loads while the server answers who is signed in.
if (!isSignedOutPath(window.location.pathname)) preloadSignedIn();

const root = document.getElementById('root');
if (root) void start(root);

/** Until the first screen is ready, the page keeps its first paint. */
async function start(root: HTMLElement): Promise<void> {
  await Promise.all([loadTextsInTheEnd(), router.load().catch(() => {})]);
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
}

/** Nothing can be shown without texts. If their file cannot be loaded, it is asked for again. */
async function loadTextsInTheEnd(): Promise<void> {
  try {
    await loadBasicTexts();
  } catch {
    await reloadOnce();
    await new Promise((resolve) => setTimeout(resolve, TEXTS_PAUSE_MS));
    await loadTextsInTheEnd();
  }
}
