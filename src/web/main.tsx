import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './api/query-client.ts';
import { watchNetwork } from './api/reachability.ts';
import { createAppRouter, loadSignedIn } from './router.tsx';
import { followOtherTabs, signInAgain } from './sign-in/sign-in-again.ts';
import './styles.css';

const queryClient = createQueryClient(() => void signInAgain(router, queryClient, 'ended'));
const router = createAppRouter(queryClient);
watchNetwork();
followOtherTabs(router, queryClient);

// While it is asked who is signed in, the code that comes next is on its way.
if (!/^\/(sign-in|setup)$/.test(window.location.pathname)) void loadSignedIn().catch(() => {});

const root = document.getElementById('root');
if (root)
  // Until then the page's own first paint stays.
  void router.load().finally(() =>
    createRoot(root).render(
      <StrictMode>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </StrictMode>,
    ),
  );
