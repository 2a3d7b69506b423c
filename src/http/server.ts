import compress, { type FastifyCompressOptions } from '@fastify/compress';
import Fastify, { type FastifyInstance } from 'fastify';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { validatorCompiler } from 'fastify-type-provider-zod';
import { LIVE_POSITION_HEADER } from '../contract/live-event.ts';
import { assignmentRoutes } from './assignment-routes.ts';
import { auditRoutes } from './audit-routes.ts';
import { accountRoutes } from './account-routes.ts';
import type { ApiScope } from '../api-keys/api-key.ts';
import type { UserRole } from '../users/user.ts';
import { readVisibility } from '../users/visibility-setting.ts';
import { apiKeyRoutes } from './api-key-routes.ts';
import { authRoutes } from './auth-routes.ts';
import { boardRoutes } from './board-routes.ts';
import { BodyBudget } from './body-budget.ts';
import { connectionHealthRoutes } from './connection-health-routes.ts';
import { bulkRoutes } from './bulk-routes.ts';
import { closeInTime } from './close-in-time.ts';
import { calendarRoutes, ownCalendarRoutes } from './calendar-routes.ts';
import { connectRoutes } from './connect-routes.ts';
import { delayRoutes } from './delay-routes.ts';
import { dashboardRoutes } from './dashboard-routes.ts';
import { deletionRoutes } from './deletion-routes.ts';
import { erasureRoutes } from './erasure-routes.ts';
import { eventRoutes } from './event-routes.ts';
import { endSlowRequests } from './end-slow-requests.ts';
import { EventStreams } from './event-streams.ts';
import { exportRoutes } from './export-routes.ts';
import { answerError, answerUnknownRoute } from './error-answers.ts';
import { ownHosts, refuseForeignHosts } from './host-guard.ts';
import { healthRoutes } from './health-routes.ts';
import { createIdentity } from './identity.ts';
import { createLimitKey } from './limit-keys.ts';
import { createListPrincipals } from './list-principals.ts';
import { importRoutes } from './import-routes.ts';
import { inboxRoutes } from './inbox-routes.ts';
import { takeJsonBodies } from './json-bodies.ts';
import { incidentRoutes } from './incident-routes.ts';
import { linkRoutes } from './link-routes.ts';
import { conversationChangeRoutes } from './conversation-change-routes.ts';
import { leadConversationRoutes } from './lead-conversation-routes.ts';
import { leadEditRoutes } from './lead-edit-routes.ts';
import { leadNoteRoutes } from './lead-note-routes.ts';
import { leadRelatedRoutes } from './lead-related-routes.ts';
import { leadRoutes } from './lead-routes.ts';
import { leadValueRoutes } from './lead-value-routes.ts';
import { meetingRoutes } from './meeting-routes.ts';
import { noticeRoutes } from './notice-routes.ts';
import { collectRoutes, openApiRoutes } from './openapi/openapi-routes.ts';
import { refuseForeignOrigins } from './origin-guard.ts';
import { pipelineAdminRoutes, pipelineRoutes } from './pipeline-routes.ts';
import { privacyCallbackRoutes } from './privacy-callback-routes.ts';
import { privacyPageRoutes } from './privacy-page-routes.ts';
import { pageRoutes } from './page-routes.ts';
import { watchForProxies } from './proxy-watch.ts';
import type { ApiParts, ServerOptions, ServerParts } from './server-parts.ts';
import { createAnswerSerializer } from './serialize-answer.ts';
import { sharedRateLimit } from './shared-rate-limit.ts';
import { sessionRoutes } from './session-routes.ts';
import { settingRoutes } from './setting-routes.ts';
import { retentionRoutes } from './retention-routes.ts';
import { setupRoutes } from './setup-routes.ts';
import { syncRoutes } from './sync-routes.ts';
import { takeNextRoutes } from './take-next-routes.ts';
import { templateRoutes } from './template-routes.ts';
import { taskRoutes } from './task-routes.ts';
import { twoFactorRoutes } from './two-factor-routes.ts';
import { userNameRoutes } from './user-name-routes.ts';
import { userRoutes } from './user-routes.ts';
import { viewRoutes } from './view-routes.ts';
import { hideLeads, viewerOf } from './viewer.ts';
import { WebhookOutcomes } from './webhook-outcomes.ts';
import { webhookRoutes } from './webhook-routes.ts';
import { webRoutes } from './web-routes.ts';
import { workingHoursRoutes } from './working-hours-routes.ts';

/**
 * How long a client may take to send the headers and the whole request, in ms. If the time for the
 * headers is longer than that for the request, Node uses the longer one for both. It checks only
 * from time to time. Only a large file may take the whole time; see `REQUEST_MS`.
 */
const TIMEOUTS = {
  headersTimeout: 10_000,
  requestTimeout: 60 * 60_000,
  connectionsCheckingInterval: 5_000,
} as const;

/** How long any other request may take to arrive, in ms. */
const REQUEST_MS = 30_000;

export type Server = FastifyInstance;

/** The HTTP server with all routes. It does not listen yet. */
export async function createServer(parts: ServerParts, options: ServerOptions): Promise<Server> {
  const server = Fastify({
    trustProxy: trusted(options.trustProxy),
    loggerInstance: options.log,
    genReqId: () => crypto.randomUUID(),
    http: TIMEOUTS,
    requestTimeout: TIMEOUTS.requestTimeout,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    // An address that cannot be decoded, or with an id that is longer than any.
    frameworkErrors: (_error, request, reply) => answerUnknownRoute(request, reply),
    routerOptions: { ignoreTrailingSlash: true },
  });
  server.decorateRequest('user', null);
  server.decorateRequest('apiKey', null);
  closeInTime(server);
  endSlowRequests(server, REQUEST_MS);
  const budget = new BodyBudget({});
  takeJsonBodies(server, budget);
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(createAnswerSerializer(options.log));
  server.setErrorHandler(answerError);
  const isOwnHost = ownHosts(parts.url, options.allowedHosts ?? []);
  server.addHook('onRequest', refuseForeignHosts(isOwnHost));
  server.addHook(
    'onRequest',
    watchForProxies(options.trustProxy, () =>
      options.log.warn(
        'a request came with X-Forwarded-For while TRUST_PROXY is false, so all people behind that proxy share one limit on sign-ins; set TRUST_PROXY to the address of the proxy',
      ),
    ),
  );
  server.addHook('onSend', async (request, reply) => {
    void reply.header('x-request-id', request.id);
  });
  await server.register(helmet, securityHeaders(parts.secureCookies));
  await server.register(rateLimit, {
    global: false,
    store: sharedRateLimit(parts.counts, parts.now),
  });
  await collectRoutes(server);

  const outcomes = new WebhookOutcomes(parts.now);
  await server.register(healthRoutes, { ...parts, outcomes });
  await server.register(webhookRoutes, { ...parts, budget, outcomes });
  await server.register(privacyCallbackRoutes, { ...parts, budget });
  await server.register(privacyPageRoutes, parts);
  await server.register(
    async (api) => {
      api.addHook('onRequest', refuseForeignOrigins(parts.url, isOwnHost));
      api.addHook('onSend', async (_request, reply) => {
        if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
      });
      api.setNotFoundHandler(answerUnknownRoute);
      const identity = createIdentity({
        ...parts,
        limitKey: createLimitKey(parts.counts, parts.now),
      });
      const streams = new EventStreams({
        feed: parts.feed,
        listSessions: createListPrincipals(parts),
        hidesLeads: async () => (await readVisibility(parts.settings)) !== 'all',
        onError: (err) => api.log.error({ err }, 'the sessions of event streams were not checked'),
      });
      const shared = { ...parts, budget, identity, streams };
      for (const group of ROUTE_GROUPS) await api.register(letIn(group), shared);
      await api.register(letPersonsIn, shared);
      for (const routes of OPEN_ROUTES) await api.register(routes, shared);
    },
    { prefix: '/api' },
  );
  await openApiRoutes(server);
  await server.register(webRoutes, parts);
  return server;
}

/** Routes that need the same of whoever calls them. */
interface RouteGroup {
  readonly role: UserRole;
  /** What an API key needs to read (GET and HEAD). */
  readonly read: ApiScope;
  /** What an API key needs for anything else. */
  readonly write: ApiScope;
  readonly routes: readonly Routes[];
}

const ROUTE_GROUPS: readonly RouteGroup[] = [
  { role: 'admin', read: 'leads:read', write: 'leads:write', routes: [exportRoutes, importRoutes] },
  {
    role: 'user',
    read: 'leads:read',
    write: 'leads:write',
    routes: [
      leadRoutes,
      leadValueRoutes,
      viewRoutes,
      bulkRoutes,
      leadEditRoutes,
      leadNoteRoutes,
      leadConversationRoutes,
      conversationChangeRoutes,
      leadRelatedRoutes,
      boardRoutes,
      pipelineRoutes,
      userNameRoutes,
      meetingRoutes,
      taskRoutes,
      dashboardRoutes,
      templateRoutes,
    ],
  },
  {
    role: 'admin',
    read: 'connections:read',
    write: 'admin',
    routes: [pageRoutes, syncRoutes, connectionHealthRoutes, incidentRoutes, delayRoutes],
  },
  {
    role: 'admin',
    read: 'admin',
    write: 'admin',
    routes: [
      inboxRoutes,
      userRoutes,
      settingRoutes,
      pipelineAdminRoutes,
      workingHoursRoutes,
      auditRoutes,
      deletionRoutes,
      apiKeyRoutes,
      erasureRoutes,
      retentionRoutes,
      assignmentRoutes,
    ],
  },
];
const PERSON_ROUTES = [
  accountRoutes,
  sessionRoutes,
  twoFactorRoutes,
  ownCalendarRoutes,
  noticeRoutes,
  takeNextRoutes,
] as const;

/** Routes that anybody may call, or that check the session themselves. */
const OPEN_ROUTES = [
  authRoutes,
  linkRoutes,
  setupRoutes,
  connectRoutes,
  eventRoutes,
  calendarRoutes,
] as const;

/**
 * Compression for people who are signed in. Not used for the sign-in and the set-up: a compressed
 * answer with a secret and text from outside reveals the secret by its length (BREACH).
 */
const COMPRESSION: FastifyCompressOptions = {
  encodings: ['br', 'gzip'],
  threshold: 1_500,
  // A compressed body is refused, because its size is not known before it is unpacked.
  globalDecompression: false,
};

const READING = new Set(['GET', 'HEAD']);

type Routes = (api: FastifyInstance, parts: ApiParts) => Promise<void>;

/** Asks who it is before a byte of the body is read. */
function letIn({ role, read, write, routes: groups }: RouteGroup): Routes {
  return async (api, parts) => {
    const scopeOf = (method: string) => (READING.has(method) ? read : write);
    api.addHook('onRoute', (route) => {
      const access = { role, scope: scopeOf(String(route.method)) };
      route.config = { ...route.config, access };
    });
    api.addHook('onRequest', async (request, reply) => {
      const scope = scopeOf(request.method);
      const principal = await parts.identity.admit(request, { role, scope }, reply);
      const position = parts.feed.positionOf({
        viewer: await viewerOf(parts.settings, request),
        userId: request.user?.id ?? null,
        isAdmin: principal.role === 'admin',
      });
      void reply.header(LIVE_POSITION_HEADER, position);
    });
    if (role === 'user') hideLeads(api, parts);
    await api.register(compress, COMPRESSION);
    for (const routes of groups) await api.register(routes, parts);
  };
}

/** What belongs to a person is not opened by an API key. */
async function letPersonsIn(api: FastifyInstance, parts: ApiParts): Promise<void> {
  api.addHook('onRoute', (route) => {
    route.config = { ...route.config, access: 'person' };
  });
  api.addHook('onRequest', async (request, reply) => {
    await parts.identity.requireUser(request, reply);
  });
  hideLeads(api, parts);
  for (const routes of PERSON_ROUTES) await api.register(routes, parts);
}

function trusted(setting: ServerOptions['trustProxy']) {
  if (typeof setting !== 'number') return setting;
  return (_address: string, hop: number) => hop < setting;
}

/**
 * The web application is one bundle of our own. Nothing else may run, be loaded, or put it into a
 * frame.
 */
function securityHeaders(isHttps: boolean) {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
      },
    },
    strictTransportSecurity: isHttps,
    referrerPolicy: { policy: 'same-origin' as const },
  };
}
