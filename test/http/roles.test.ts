import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addUser } from '../support/add-user.ts';
import type { ApiClient } from '../support/api-client.ts';
import { startLeadRabbit, type LeadRabbit } from '../support/start-leadrabbit.ts';

const ADMIN_ROUTES: readonly [method: string, path: string, body?: unknown][] = [
  ['GET', '/api/facebook/auth'],
  ['POST', '/api/facebook/auth', { code: 'a-code', state: 'a-state' }],
  ['GET', '/api/facebook/pages'],
  ['POST', '/api/facebook/pages', { pageId: '1', action: 'enable' }],
  ['DELETE', '/api/facebook/pages', { pageId: '1' }],
  ['POST', '/api/facebook/sync', {}],
  ['GET', '/api/facebook/inbox'],
  ['GET', '/api/facebook/inbox/1'],
  ['POST', '/api/facebook/inbox/1/complete', { name: 'Ada' }],
  ['POST', '/api/facebook/inbox/1/dismiss', { reason: 'A test' }],
  ['POST', '/api/facebook/inbox/retry', { all: 'needs-attention' }],
  ['GET', '/api/facebook/health'],
  ['POST', '/api/facebook/health', {}],
  ['GET', '/api/facebook/delays'],
];

const USER_ROUTES: readonly [method: string, path: string, body?: unknown][] = [
  ['GET', '/api/session'],
  ['GET', '/api/leads'],
  ['GET', '/api/leads/some-lead'],
  ['POST', '/api/leads/some-lead/seen'],
  ['PATCH', '/api/leads/some-lead', { status: 'Won' }],
  ['GET', '/api/events'],
];

let app: LeadRabbit;
let user: ApiClient;
beforeAll(async () => {
  app = await startLeadRabbit('http://127.0.0.1:9');
  user = await addUser(app, 'user');
});
afterAll(() => app.close());

describe('roles', () => {
  test.each(ADMIN_ROUTES)('%s %s is only for admins', async (method, path, body) => {
    const options = body === undefined ? {} : { body };
    const asStranger = await app.stranger().send(method, path, options);
    expect(asStranger).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
    const asUser = await user.send(method, path, options);
    expect(asUser).toMatchObject({ status: 403, body: { code: 'admins-only' } });
    const asAdmin = await app.admin.send(method, path, options);
    expect(asAdmin.status).not.toBe(401);
    expect(asAdmin.status).not.toBe(403);
  });

  test.each(USER_ROUTES)('%s %s is for everyone who is signed in', async (method, path, body) => {
    const options = body === undefined ? {} : { body };
    const asStranger = await app.stranger().send(method, path, options);
    expect(asStranger).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
    // The event stream does not end by itself.
    if (path === '/api/events') return;
    expect([200, 404]).toContain((await user.send(method, path, options)).status);
  });

  test.each([...ADMIN_ROUTES, ...USER_ROUTES].filter(([, , body]) => body !== undefined))(
    '%s %s does not tell a stranger which input it expects',
    async (method, path) => {
      const answer = await app.stranger().send(method, path, { body: { nonsense: true } });
      expect(answer).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
    },
  );

  test('a browser that is not signed in is redirected to a screen with a sign-in', async () => {
    const { status, headers } = await app.stranger().get('/api/facebook/auth', {
      headers: { accept: 'text/html,application/xhtml+xml' },
    });
    expect(status).toBe(302);
    expect(headers.get('location')).toBe(`${app.url}/admin/connectors`);
  });
});
