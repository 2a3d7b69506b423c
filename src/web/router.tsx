import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, redirect } from '@tanstack/react-router';
import { rulesQuery } from './api/assignment.ts';
import { apiKeysQuery } from './api/api-keys.ts';
import { prefetchBoard } from './api/prefetch-board.ts';
import { healthQuery } from './api/health.ts';
import { inboxCountsQuery, inboxQuery } from './api/inbox.ts';
import { leadQuery, leadsQuery } from './api/leads.ts';
import { pagesQuery } from './api/pages.ts';
import { isSignedOut } from './api/request.ts';
import { sessionQuery } from './api/session.ts';
import { readAuditSearch } from './audit/audit-search.ts';
import { readConnectOutcome } from './connectors/connect-outcome.ts';
import { readDeliverySearch, readFormerInboxSearch } from './delivery/delivery-search.ts';
import { readLeadFilters } from './leads/lead-filters.ts';
import { BrokenScreen } from './shell/broken-screen.tsx';
import { lazyScreen } from './shell/lazy-screen.tsx';
import { MissingScreen } from './shell/missing-screen.tsx';
import { withTexts } from './shell/with-texts.ts';
import { root, signedOutRoutes } from './signed-out-routes.tsx';
import { loadTexts } from './texts/texts-store.ts';

/** The shell, the lead list and the open lead in one file: a tap on a lead needs no network. */
const loadSignedIn = () => import('./signed-in.ts');

/** Starts to load what a signed-in person needs. The screens say so if that fails. */
export function preloadSignedIn(): void {
  void loadSignedIn().catch(() => {});
  void loadTexts('all').catch(() => {});
}

/** A screen that is loaded with the texts that only admins read. */
const lazyAdminScreen = withTexts('admin', 'reasons');

/** Everything behind the sign-in. */
const app = createRoute({
  getParentRoute: () => root,
  id: 'app',
  beforeLoad: async ({ context: { queryClient }, location }) => {
    try {
      return { user: await queryClient.ensureQueryData(sessionQuery) };
    } catch (error) {
      if (!isSignedOut(error)) throw error;
      throw redirect({ to: '/sign-in', search: { to: location.href }, replace: true });
    }
  },
  component: lazyScreen(async () => {
    preloadSignedIn();
    await loadTexts('all');
    return (await loadSignedIn()).AppShell;
  }),
});

const home = createRoute({
  getParentRoute: () => app,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/user/allLeads', replace: true });
  },
});

const connectors = createRoute({
  getParentRoute: () => app,
  path: '/admin/connectors',
  validateSearch: readConnectOutcome,
  loader: ({ context: { queryClient, user } }) => {
    if (user.role !== 'admin') return;
    void queryClient.prefetchQuery(pagesQuery);
    void queryClient.prefetchQuery(healthQuery);
  },
  component: lazyAdminScreen(
    async () => (await import('./connectors/connectors-screen.tsx')).ConnectorsScreen,
  ),
});

const delivery = createRoute({
  getParentRoute: () => app,
  path: '/admin/delivery',
  validateSearch: readDeliverySearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient, user }, deps: { state } }) => {
    if (user.role !== 'admin') return;
    void queryClient.prefetchQuery(inboxCountsQuery);
    if (state) void queryClient.prefetchInfiniteQuery(inboxQuery(state));
  },
  component: lazyAdminScreen(
    async () => (await import('./delivery/delivery-screen.tsx')).DeliveryScreen,
  ),
});

const profile = createRoute({
  getParentRoute: () => app,
  path: '/settings/profile',
  component: lazyScreen(async () => {
    const [{ ProfileScreen }] = await Promise.all([
      import('./profile/profile-screen.tsx'),
      loadTexts('profile'),
      loadTexts('access'),
    ]);
    return ProfileScreen;
  }),
});

const templates = createRoute({
  getParentRoute: () => app,
  path: '/settings/templates',
  component: withTexts('extras')(
    async () => (await import('./templates/templates-screen.tsx')).TemplatesScreen,
  ),
});

const people = createRoute({
  getParentRoute: () => app,
  path: '/admin/people',
  component: lazyAdminScreen(async () => (await import('./people/people-screen.tsx')).PeopleScreen),
});

const assignment = createRoute({
  getParentRoute: () => app,
  path: '/admin/assignment',
  loader: ({ context: { queryClient, user } }) => {
    if (user.role === 'admin') void queryClient.prefetchQuery(rulesQuery);
  },
  component: lazyAdminScreen(
    async () => (await import('./assignment/assignment-screen.tsx')).AssignmentScreen,
  ),
});

const imports = createRoute({
  getParentRoute: () => app,
  path: '/admin/import',
  component: lazyAdminScreen(
    async () => (await import('./imports/import-screen.tsx')).ImportScreen,
  ),
});

const audit = createRoute({
  getParentRoute: () => app,
  path: '/admin/audit',
  validateSearch: readAuditSearch,
  component: lazyAdminScreen(async () => (await import('./audit/audit-screen.tsx')).AuditScreen),
});

const apiKeys = createRoute({
  getParentRoute: () => app,
  path: '/admin/api-keys',
  loader: ({ context: { queryClient, user } }) => {
    if (user.role === 'admin') void queryClient.prefetchQuery(apiKeysQuery);
  },
  component: lazyAdminScreen(
    async () => (await import('./api-keys/api-keys-screen.tsx')).ApiKeysScreen,
  ),
});

const privacy = createRoute({
  getParentRoute: () => app,
  path: '/admin/privacy',
  component: lazyAdminScreen(
    async () => (await import('./privacy/privacy-screen.tsx')).PrivacyScreen,
  ),
});

const pipeline = createRoute({
  getParentRoute: () => app,
  path: '/admin/pipeline',
  component: withTexts(
    'admin',
    'reasons',
    'tools',
  )(async () => (await import('./pipeline/pipeline-screen.tsx')).PipelineScreen),
});

/** The address of Delivery in earlier versions, which people have as a bookmark. */
const formerInbox = createRoute({
  getParentRoute: () => app,
  path: '/admin/inbox',
  validateSearch: readFormerInboxSearch,
  beforeLoad: ({ search }) => {
    throw redirect({ to: '/admin/delivery', search, replace: true });
  },
});

const board = createRoute({
  getParentRoute: () => app,
  path: '/board',
  validateSearch: readLeadFilters,
  loaderDeps: ({ search: { status: _status, sort: _sort, ...filters } }) => filters,
  loader: ({ context: { queryClient }, deps }) => {
    void prefetchBoard(queryClient, deps);
  },
  component: withTexts('board')(async () => (await import('./board/board-screen.tsx')).BoardScreen),
});

const dashboard = createRoute({
  getParentRoute: () => app,
  path: '/dashboard',
  // The screen itself reads the search, so that other screens do not load the code for it.
  validateSearch: (search: Record<string, unknown>) => search,
  component: withTexts(
    'dashboard',
    'tools',
  )(async () => (await import('./dashboard/dashboard-screen.tsx')).DashboardScreen),
});

const lazyPlannerScreen = withTexts('planner');

const meetings = createRoute({
  getParentRoute: () => app,
  path: '/meetings',
  component: lazyPlannerScreen(
    async () => (await import('./planner/meetings-screen.tsx')).MeetingsScreen,
  ),
});

const tasks = createRoute({
  getParentRoute: () => app,
  path: '/tasks',
  component: lazyPlannerScreen(
    async () => (await import('./planner/tasks-screen.tsx')).TasksScreen,
  ),
});

const notices = createRoute({
  getParentRoute: () => app,
  path: '/notices',
  component: withTexts('notices')(
    async () => (await import('./notices/notices-screen.tsx')).NoticesScreen,
  ),
});

const leads = createRoute({
  getParentRoute: () => app,
  path: '/user/allLeads',
  validateSearch: readLeadFilters,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient }, deps }) => {
    void queryClient.prefetchInfiniteQuery(leadsQuery(deps));
  },
  component: lazyScreen(async () => (await loadSignedIn()).LeadsScreen),
});

const leadDetails = createRoute({
  getParentRoute: () => leads,
  path: '$leadId',
  loader: ({ context: { queryClient }, params }) => {
    void queryClient.prefetchQuery(leadQuery(params.leadId));
  },
  component: lazyScreen(async () => (await loadSignedIn()).LeadPanel),
});

/** An address that leads nowhere, inside the shell. */
const missing = createRoute({ getParentRoute: () => app, path: '$', component: MissingScreen });

const routeTree = root.addChildren([
  ...signedOutRoutes,
  app.addChildren([
    home,
    connectors,
    delivery,
    formerInbox,
    profile,
    templates,
    people,
    assignment,
    imports,
    audit,
    apiKeys,
    pipeline,
    privacy,
    board,
    dashboard,
    meetings,
    tasks,
    notices,
    leads.addChildren([leadDetails]),
    missing,
  ]),
]);

export const createAppRouter = (queryClient: QueryClient) =>
  createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    // The cache is the query client's; the router must not hold a second one.
    defaultPreloadStaleTime: 0,
    defaultErrorComponent: BrokenScreen,
    defaultNotFoundComponent: MissingScreen,
  });

export type AppRouter = ReturnType<typeof createAppRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}
