import { afterAll, beforeAll, expect, test } from 'vitest';
import { API_SCOPES, type ApiScope } from '../../src/api-keys/api-key.ts';
import type { NewApiKeyAnswer } from '../../src/contract/api-key.ts';
import type { UserList } from '../../src/contract/user.ts';
import { addUser } from '../support/add-user.ts';
import type { ApiClient } from '../support/api-client.ts';
import { documentedRoutes } from '../support/documented-routes.ts';
import { startWorld, type World } from '../support/start-world.ts';

/**
 * Who may call what. `open`: anybody. `person`: whoever is signed in, and no API key. Anything else is
 * the role and the scope that a key needs.
 */
type Rule = 'open' | 'person' | readonly [role: 'user' | 'admin', scope: ApiScope];

const READ_LEADS = ['user', 'leads:read'] as const;
const WRITE_LEADS = ['user', 'leads:write'] as const;
const READ_CONNECTIONS = ['admin', 'connections:read'] as const;
const ADMIN = ['admin', 'admin'] as const;
const IMPORT = ['admin', 'leads:write'] as const;
const EXPORT = ['admin', 'leads:read'] as const;

/** A new route needs a line here. */
const RULES: Readonly<Record<string, Rule>> = {
  'DELETE /api/account/calendar-feed': 'person',
  'DELETE /api/account/sessions': 'person',
  'DELETE /api/account/sessions/:id': 'person',
  'DELETE /api/account/two-factor': 'person',
  'DELETE /api/api-keys': ADMIN,
  'DELETE /api/api-keys/:id': ADMIN,
  'DELETE /api/facebook/pages': ADMIN,
  'DELETE /api/meetings/:id': WRITE_LEADS,
  'DELETE /api/tasks/:id': WRITE_LEADS,
  'DELETE /api/leads/:id/lease': 'person',
  'DELETE /api/leads/:id/conversations/:conversationId': WRITE_LEADS,
  'DELETE /api/leads/:id/notes/:noteId': WRITE_LEADS,
  'DELETE /api/leads/:id/unlinked/:otherId': WRITE_LEADS,
  'DELETE /api/views/:id': WRITE_LEADS,
  'DELETE /api/templates/:id': WRITE_LEADS,
  'DELETE /api/users/:id/two-factor': ADMIN,
  'GET /api/account': 'person',
  'GET /api/account/calendar-feed': 'person',
  'GET /api/account/sessions': 'person',
  'GET /api/api-keys': ADMIN,
  'GET /api/app': 'open',
  'GET /api/audit': ADMIN,
  'GET /api/assignment-rules': ADMIN,
  'GET /api/auth/get-session': 'open',
  'GET /api/dashboard': READ_LEADS,
  'GET /api/docs': 'open',
  'GET /api/board': READ_LEADS,
  'GET /api/calendar/:file': 'open',
  'GET /api/events': READ_LEADS,
  'GET /api/facebook/auth': ADMIN,
  'GET /api/facebook/delays': READ_CONNECTIONS,
  'GET /api/facebook/health': READ_CONNECTIONS,
  'GET /api/facebook/inbox': ADMIN,
  'GET /api/facebook/inbox/:leadId': ADMIN,
  'GET /api/facebook/incidents': READ_CONNECTIONS,
  'GET /api/facebook/pages': READ_CONNECTIONS,
  'GET /api/imports': EXPORT,
  'GET /api/imports/:id': EXPORT,
  'GET /api/imports/:id/report.csv': EXPORT,
  'GET /api/imports/:id/rows': EXPORT,
  'GET /api/leads': READ_LEADS,
  'GET /api/pipeline': READ_LEADS,
  'PUT /api/pipeline': ADMIN,
  'GET /api/leads/:id': READ_LEADS,
  'GET /api/leads/bulk': READ_LEADS,
  'GET /api/leads/bulk/:id': READ_LEADS,
  'GET /api/leads/counts': READ_LEADS,
  'GET /api/leads/values': READ_LEADS,
  'GET /api/leads/export.csv': EXPORT,
  'GET /api/leads/:id/conversations': READ_LEADS,
  'GET /api/leads/:id/notes': READ_LEADS,
  'GET /api/leads/:id/related': READ_LEADS,
  'GET /api/leads/:id/same-person': ADMIN,
  'GET /api/leads/:id/subject-export': ADMIN,
  'GET /api/leads/:id/timeline': READ_LEADS,
  'GET /api/maintenance': ADMIN,
  'GET /api/notices': 'person',
  'GET /api/openapi.json': 'open',
  'GET /api/meetings': READ_LEADS,
  'GET /api/meetings/:id': READ_LEADS,
  'GET /api/meetings/:id/ics': READ_LEADS,
  'GET /api/privacy/erasures': ADMIN,
  'GET /api/privacy/retention': ADMIN,
  'GET /api/session': 'person',
  'GET /api/settings': ADMIN,
  'GET /api/settings/visibility': ADMIN,
  'GET /api/settings/working-hours': ADMIN,
  'GET /api/tasks': READ_LEADS,
  'GET /api/views': READ_LEADS,
  'GET /api/tasks/:id': READ_LEADS,
  'GET /api/templates': READ_LEADS,
  'GET /api/users': ADMIN,
  'GET /api/users/names': READ_LEADS,
  'GET /api/webhook': 'open',
  'GET /api/webhook/facebook': 'open',
  'GET /healthz': 'open',
  'GET /privacy/:code': 'open',
  'GET /readyz': 'open',
  'PATCH /api/account': 'person',
  'PATCH /api/leads/:id': WRITE_LEADS,
  'PATCH /api/meetings/:id': WRITE_LEADS,
  'PATCH /api/tasks/:id': WRITE_LEADS,
  'PATCH /api/leads/:id/conversations/:conversationId': WRITE_LEADS,
  'PATCH /api/leads/:id/notes/:noteId': WRITE_LEADS,
  'PATCH /api/templates/:id': WRITE_LEADS,
  'PATCH /api/users/:id': ADMIN,
  'PATCH /api/views/:id': WRITE_LEADS,
  'POST /api/account/calendar-feed': 'person',
  'POST /api/account/password': 'person',
  'POST /api/account/recovery-codes': 'person',
  'POST /api/account/two-factor': 'person',
  'POST /api/account/two-factor/confirm': 'person',
  'POST /api/api-keys': ADMIN,
  'POST /api/auth/accept-invite': 'open',
  'POST /api/auth/check-link': 'open',
  'POST /api/auth/forgot-password': 'open',
  'POST /api/auth/reset-password': 'open',
  'POST /api/auth/sign-in/email': 'open',
  'POST /api/auth/sign-out': 'open',
  'POST /api/auth/two-factor': 'open',
  'POST /api/facebook/auth': ADMIN,
  'POST /api/facebook/data-deletion': 'open',
  'POST /api/facebook/data-deletion/ids': ADMIN,
  'POST /api/facebook/deauthorize': 'open',
  'POST /api/facebook/health': ADMIN,
  'POST /api/facebook/inbox/:leadId/complete': ADMIN,
  'POST /api/facebook/inbox/:leadId/dismiss': ADMIN,
  'POST /api/facebook/inbox/retry': ADMIN,
  'POST /api/facebook/pages': ADMIN,
  'POST /api/facebook/sync': ADMIN,
  'POST /api/imports': IMPORT,
  'POST /api/imports/:id/undo': IMPORT,
  'POST /api/leads': WRITE_LEADS,
  'POST /api/leads/:id/conversations': WRITE_LEADS,
  'POST /api/leads/:id/erase': ADMIN,
  'POST /api/leads/erase': ADMIN,
  'POST /api/leads/export.csv': IMPORT,
  'POST /api/leads/:id/notes': WRITE_LEADS,
  'POST /api/leads/:id/seen': WRITE_LEADS,
  'POST /api/leads/:id/undo': WRITE_LEADS,
  'POST /api/leads/:id/undo-add': WRITE_LEADS,
  'POST /api/leads/:id/undo-status': WRITE_LEADS,
  'POST /api/leads/:id/unlinked': WRITE_LEADS,
  'POST /api/leads/find-related': WRITE_LEADS,
  'POST /api/leads/take-next': 'person',
  'POST /api/meetings': WRITE_LEADS,
  'POST /api/notices/read': 'person',
  'POST /api/setup': 'open',
  'POST /api/tasks': WRITE_LEADS,
  'POST /api/templates': WRITE_LEADS,
  'POST /api/users': ADMIN,
  'POST /api/leads/bulk': WRITE_LEADS,
  'POST /api/leads/bulk/:id/undo': WRITE_LEADS,
  'POST /api/views': WRITE_LEADS,
  'POST /api/users/:id/reset-link': ADMIN,
  'POST /api/webhook': 'open',
  'POST /api/webhook/facebook': 'open',
  'PUT /api/assignment-rules': ADMIN,
  'PUT /api/privacy/retention': ADMIN,
  'PUT /api/settings': ADMIN,
  'PUT /api/settings/visibility': ADMIN,
  'PUT /api/settings/working-hours': ADMIN,
  'PUT /api/views/order': WRITE_LEADS,
};

/** A scope and the scopes that include it. */
const OPENED_BY: Readonly<Record<ApiScope, readonly ApiScope[]>> = {
  'leads:read': ['leads:read', 'leads:write', 'admin'],
  'leads:write': ['leads:write', 'admin'],
  'connections:read': ['connections:read', 'admin'],
  admin: ['admin'],
};

let world: World;
let user: ApiClient;
let disabled: ApiClient;
const keys = new Map<ApiScope, string>();

beforeAll(async () => {
  world = await startWorld();
  const { admin } = world.app;
  user = await addUser(world.app, 'user');
  disabled = await addUser(world.app, 'admin', 'disabled@example.com');
  const { users } = (await admin.get<UserList>('/api/users')).body;
  const id = users.find(({ email }) => email === 'disabled@example.com')?.id;
  await admin.patch(`/api/users/${id}`, { disabled: true });
  for (const scope of API_SCOPES) {
    const body = { name: scope, scopes: [scope] };
    keys.set(scope, (await admin.post<NewApiKeyAnswer>('/api/api-keys', body)).body.key);
  }
});
afterAll(() => world.close());

type Verdict = 'let in' | 401 | 403;

/** Calls a route with ids that do not exist, so that nothing changes. */
async function call(route: string, client: ApiClient, key?: string): Promise<Verdict> {
  const [method = '', path = ''] = route.split(' ');
  const abort = new AbortController();
  const response = await fetch(new URL(path.replaceAll(/:\w+/g, 'none'), client.url), {
    method,
    redirect: 'manual',
    signal: abort.signal,
    headers: {
      ...(client.cookie !== '' && { cookie: client.cookie }),
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
      ...(method !== 'GET' && { 'content-type': 'application/json' }),
    },
    ...(method !== 'GET' && { body: '{}' }),
  });
  const { status } = response;
  const body = (response.headers.get('content-type') ?? '').includes('event-stream')
    ? ''
    : await response.text();
  abort.abort();
  // Other refusals, such as one of a wrong signature, say nothing about the caller.
  const isOfCaller = /not-signed-in|admins-only|scope-missing|session-needed|api-key-wrong/.test(
    body,
  );
  return isOfCaller && (status === 401 || status === 403) ? status : 'let in';
}

const isOpen = (rule: Rule) => rule === 'open';
const forPeople = (rule: Rule, role: 'user' | 'admin'): Verdict =>
  isOpen(rule) || rule === 'person' || rule[0] === 'user' || role === 'admin' ? 'let in' : 403;
const forKey = (rule: Rule, scope: ApiScope): Verdict => {
  if (rule === 'open') return 'let in';
  return rule !== 'person' && OPENED_BY[rule[1]].includes(scope) ? 'let in' : 403;
};
const routes = documentedRoutes();

test('every route of the API has a rule, and every rule has a route', () => {
  expect(routes, 'add a line to RULES for each route that is missing there').toEqual(
    Object.keys(RULES).toSorted(),
  );
});

// A sign-out and the end of a session would end the session that the other calls need.
const CHANGES_SESSION = /sign-out|sessions/;

test.each(Object.entries(RULES))(
  '%s accepts only the callers that its rule names',
  async (route, rule) => {
    expect(await call(route, world.app.stranger()), 'a stranger').toBe(
      isOpen(rule) ? 'let in' : 401,
    );
    expect(await call(route, disabled), 'a disabled admin').toBe(isOpen(rule) ? 'let in' : 401);
    for (const [scope, key] of keys)
      expect(await call(route, world.app.stranger(), key), `a key with ${scope}`).toBe(
        forKey(rule, scope),
      );
    if (CHANGES_SESSION.test(route)) return;
    expect(await call(route, user), 'a sales user').toBe(forPeople(rule, 'user'));
    expect(await call(route, world.app.admin), 'an admin').toBe(forPeople(rule, 'admin'));
  },
);
