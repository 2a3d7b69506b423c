import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { addUser } from '../support/add-user.ts';
import type { ApiClient } from '../support/api-client.ts';
import {
  arrived,
  backgroundSyncAfter,
  BACKGROUND_SYNC_ON,
  held,
} from '../support/background-sync.ts';
import { startGraphProxy, type GraphProxy } from '../support/graph-proxy.ts';
import { APP_SECRET, VERIFY_TOKEN } from '../support/start-leadrabbit.ts';
import { startWorld, type World } from '../support/start-world.ts';

const ADMIN_ROUTES: readonly [method: string, path: string, body?: unknown][] = [
  ['GET', '/api/facebook/pages'],
  ['GET', '/api/facebook/inbox'],
  ['GET', '/api/facebook/inbox?state=pending'],
  ['POST', '/api/facebook/inbox/retry', { all: 'needs-attention' }],
  ['POST', '/api/facebook/inbox/retry', { leadId: '610000000000000' }],
  ['GET', '/api/facebook/health'],
  ['POST', '/api/facebook/health', {}],
  ['GET', '/api/facebook/delays'],
  ['GET', '/api/facebook/delays?span=week'],
  ['POST', '/api/facebook/sync', {}],
  ['POST', '/api/facebook/pages', { pageId: DEMO.bakeryId, action: 'enable', lookBackDays: 90 }],
];

let proxy: GraphProxy;
let world: World;
let user: ApiClient;
/** Secrets of Meta that no answer may hold. */
const tokens = new Set<string>();

beforeAll(async () => {
  proxy = await startGraphProxy();
  world = await startWorld({
    environment: { ...BACKGROUND_SYNC_ON, FACEBOOK_GRAPH_URL: proxy.url },
  });
  proxy.target = world.meta.url;
  proxy.intercept = ({ token }) => {
    if (token !== undefined) tokens.add(token);
    return undefined;
  };
  await world.connect();
  await backgroundSyncAfter(world, DEMO.bakeryId, () => world.enable(DEMO.bakeryId));
  const formId = DEMO.forms.weddingCake;
  await arrived(world, (await world.meta.control.createLeads({ formId })).leads);
  const poison = await world.meta.control.createLeads({ formId, poison: 'field-data-text' });
  await held(world, 'needs-attention', poison.leads[0]?.id ?? '');
  user = await addUser(world.app, 'user');
});
afterAll(async () => {
  await world.close();
  await proxy.close();
});

describe('access to the delivery of leads', () => {
  test.each(ADMIN_ROUTES)('the route %s %s is for admins only', async (method, path, body) => {
    const options = body === undefined ? {} : { body };
    expect(await world.app.stranger().send(method, path, options)).toMatchObject({
      status: 401,
      body: { code: 'not-signed-in' },
    });
    expect(await user.send(method, path, options)).toMatchObject({
      status: 403,
      body: { code: 'admins-only' },
    });
    expect([401, 403]).not.toContain((await world.app.admin.send(method, path, options)).status);
  });

  test('a salesperson can record that they have seen a lead, and a person without a session cannot', async () => {
    const [lead] = await world.leads();
    const path = `/api/leads/${lead?._id ?? ''}/seen`;
    expect((await world.app.stranger().post(path)).status).toBe(401);
    expect((await user.post(path)).status).toBe(200);
  });

  test('no answer holds a token, a secret or a cursor of Meta, also when tokens die', async () => {
    expect(tokens.size).toBeGreaterThan(2);
    await world.meta.control.revokeTokens({ pageId: DEMO.bakeryId });
    const formId = DEMO.forms.weddingCake;
    const { leads } = await world.meta.control.createLeads({ formId });
    await held(world, 'pending', leads[0]?.id ?? '');
    const [lead] = await world.leads();
    const answers = [
      await world.app.admin.get(`/api/leads/${lead?._id ?? ''}`),
      await world.app.admin.get('/api/leads'),
    ];
    for (const [method, path, body] of ADMIN_ROUTES) {
      const options = body === undefined ? {} : { body };
      answers.push(await world.app.admin.send(method, path, options));
    }
    const text = JSON.stringify(answers.map(({ body, headers }) => [body, [...headers]]));
    for (const secret of [...tokens, APP_SECRET, VERIFY_TOKEN, 'access_token', 'appsecret_proof'])
      expect(text.includes(secret), `a secret of ${secret.length} letters`).toBe(false);
    // Encrypted tokens start with this.
    expect(text).not.toMatch(/v1\.[0-9a-f]{8}\./);
  });
});
