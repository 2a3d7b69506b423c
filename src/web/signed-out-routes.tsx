import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, Outlet, redirect } from '@tanstack/react-router';
import { appQuery } from './api/session.ts';
import { isSignedIn } from './shell/is-signed-in.ts';
import { lazyScreen } from './shell/lazy-screen.tsx';
import { withTexts } from './shell/with-texts.ts';
import { safeReturnPath } from './sign-in/safe-return-path.ts';
import { readSignInSearch } from './sign-in/sign-in-reason.ts';

interface Context {
  readonly queryClient: QueryClient;
}

export const root = createRootRouteWithContext<Context>()({ component: Outlet });

/** A screen on which a person gets access or a new password. */
const lazyAccessScreen = withTexts('access');

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: readSignInSearch,
  beforeLoad: async ({ context: { queryClient }, search }) => {
    const { setupNeeded, demo } = await queryClient.fetchQuery(appQuery);
    if (setupNeeded) throw redirect({ to: '/setup' });
    if (await isSignedIn(queryClient)) throw redirect({ href: safeReturnPath(search.to) });
    return { demo };
  },
  component: lazyScreen(async () => (await import('./sign-in/sign-in-screen.tsx')).SignInScreen),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  beforeLoad: async ({ context: { queryClient } }) => {
    const { setupNeeded } = await queryClient.fetchQuery(appQuery);
    if (!setupNeeded) throw redirect({ to: '/sign-in' });
  },
  component: lazyAccessScreen(async () => (await import('./setup/setup-screen.tsx')).SetupScreen),
});

const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  beforeLoad: async ({ context: { queryClient } }) => {
    const { canSendMail } = await queryClient.ensureQueryData(appQuery);
    return { canSendMail };
  },
  component: lazyAccessScreen(
    async () => (await import('./links/forgot-password-screen.tsx')).ForgotPasswordScreen,
  ),
});

const invite = createRoute({
  getParentRoute: () => root,
  path: '/invite/$token',
  component: lazyAccessScreen(async () => (await import('./links/invite-screen.tsx')).InviteScreen),
});

const reset = createRoute({
  getParentRoute: () => root,
  path: '/reset/$token',
  component: lazyAccessScreen(async () => (await import('./links/reset-screen.tsx')).ResetScreen),
});

/** The screens that nobody has to sign in for. */
export const signedOutRoutes = [signIn, setup, forgotPassword, invite, reset] as const;
