import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './api/query-client.ts';
import { createAppRouter } from './router.tsx';
import { signInAgain } from './sign-in/sign-in-again.ts';
import './styles.css';

const queryClient = createQueryClient(() => void signInAgain(router, queryClient));
const router = createAppRouter(queryClient);

// After an update of LeadRabbit, a page that is still open asks for files that are gone.
window.addEventListener('vite:preloadError', () => window.location.reload());

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
