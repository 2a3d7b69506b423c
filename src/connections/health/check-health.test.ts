import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  refusal,
  serveGraph,
  type GraphCall,
  type ServedGraph,
} from '../../meta-api/testing/serve-graph.ts';
import { createPageCalls } from '../page-calls.ts';
import { createTokenVault } from '../token-vault.ts';
import { createCheckHealth, type CheckHealth } from './check-health.ts';
import { worsenedChecks } from './compare-reports.ts';
import type { HealthReport } from './health-report.ts';
import { fakeHealthStore, fakePageStore, samplePage } from './testing/fake-stores.ts';

const vault = createTokenVault([randomBytes(32)]);
const connected = (pageId: string, given: Parameters<typeof samplePage>[0] = {}) =>
  samplePage({ pageId, sealedToken: vault.seal(`token-${pageId}`, pageId), ...given });

type Body = { status?: number; body: unknown };
type Responder = (call: GraphCall) => Body;

const LIVE_TOKEN = {
  is_valid: true,
  expires_at: 0,
  data_access_expires_at: 0,
  scopes: ['leads_retrieval'],
  user_id: '9001',
  application: 'Rabbit',
};
const GOOD_PAGE = { leadgen_tos_accepted: true, has_lead_access: { can_access_lead: true } };

let graph: ServedGraph;
/** What Graph says of each path, by its last part; a test changes what it is about. */
let answers: Record<string, Responder>;
let now: Date;
let pages: ReturnType<typeof fakePageStore>;
let health: ReturnType<typeof fakeHealthStore>;
let checkHealth: CheckHealth;
const lastWebhook = vi.fn();
const onReport = vi.fn();
const onSubscriptionRepaired = vi.fn();
const onBug = vi.fn();

beforeEach(async () => {
  now = new Date('2026-12-01T12:00:00Z');
  for (const mock of [onReport, onSubscriptionRepaired, onBug]) mock.mockReset();
  lastWebhook.mockReset().mockResolvedValue({ receivedAt: now, foundOnlyByCatchUp: 0 });
  answers = {
    debug_token: () => ({ body: { data: LIVE_TOKEN } }),
    subscribed_apps: ({ method }) => ({
      body:
        method === 'GET'
          ? { data: [{ id: '777', subscribed_fields: ['leadgen'] }] }
          : { success: true },
    }),
    subscriptions: () => ({
      body: {
        data: [
          {
            object: 'page',
            active: true,
            callback_url: 'https://leads.example.com/api/webhook',
            fields: [{ name: 'leadgen' }],
          },
        ],
      },
    }),
    page: () => ({ body: GOOD_PAGE }),
  };
  graph = await serveGraph((call) => {
    const last = call.path.split('/').at(-1) ?? '';
    const respond = answers[last] ?? answers['page'];
    return respond?.(call) ?? refusal(2500, `Unknown path ${call.path}`);
  });
  use([connected('101')]);
});

afterEach(() => graph.close());

function use(entries: readonly ReturnType<typeof samplePage>[]): void {
  pages = fakePageStore(entries);
  health = fakeHealthStore();
  checkHealth = createCheckHealth({
    graph: graph.client,
    calls: createPageCalls({
      pages: pages.store,
      vault,
      onAttention: () => undefined,
      now: () => now,
    }),
    pages: pages.store,
    store: health.store,
    requiredScopes: ['leads_retrieval'],
    url: 'https://leads.example.com',
    versionAsked: 'v25.0',
    versionServed: () => 'v25.0',
    lastWebhook,
    onSubscriptionRepaired,
    onReport,
    onBug,
    now: () => now,
  });
}

const stateOf = (report: HealthReport) =>
  Object.fromEntries(report.checks.map(({ id, state }) => [id, state]));
const messageOf = (report: HealthReport, id: string) =>
  report.checks.find((check) => check.id === id)?.message;
const callsTo = (last: string) => graph.calls.filter(({ path }) => path.endsWith(last));

describe('a Page', () => {
  test('where all is well is green, with one call for each thing', async () => {
    const report = await checkHealth.checkPage('101');
    expect(report.state).toBe('ok');
    expect(stateOf(report)).toEqual({
      token: 'ok',
      'data-access': 'ok',
      permissions: 'ok',
      'page-subscription': 'ok',
      'lead-access': 'ok',
      'lead-terms': 'ok',
      'last-webhook': 'ok',
    });
    expect(graph.calls).toHaveLength(3);
    expect(health.reports.get('101')).toEqual(report);
    expect(onReport).toHaveBeenCalledExactlyOnceWith('101', report, undefined);
  });

  test('L16: with a dead token has one red check, is marked, and Meta is left alone', async () => {
    const error = { code: 190, subcode: 460, message: 'changed' };
    answers['debug_token'] = () => ({ body: { data: { is_valid: false, error } } });
    const report = await checkHealth.checkPage('101');
    expect(report.state).toBe('bad');
    const { token, ...others } = stateOf(report);
    expect(token).toBe('bad');
    expect(new Set(Object.values(others))).toEqual(new Set(['unknown']));
    expect(pages.pages.get('101')?.attention?.code).toBe('reconnect');
    await checkHealth.checkPage('101');
    expect(graph.calls).toHaveLength(1);
  });

  test('whose token dies while it is looked at is as dead', async () => {
    answers['page'] = () => refusal(190, 'Error validating access token', 458);
    const report = await checkHealth.checkPage('101');
    expect(stateOf(report)).toMatchObject({ token: 'bad', 'page-subscription': 'unknown' });
    expect(messageOf(report, 'token')).toMatch(/removed the app/);
  });

  test('is not blamed for an app that Meta refuses', async () => {
    answers['debug_token'] = () => refusal(190, 'Invalid OAuth access token signature.');
    const report = await checkHealth.checkPage('101');
    expect(stateOf(report)).toMatchObject({ token: 'unknown', 'page-subscription': 'ok' });
    expect(messageOf(report, 'token')).toMatch(/FACEBOOK_CLIENT_SECRET/);
    expect(report.state).toBe('unknown');
    expect(pages.pages.get('101')?.attention).toBeNull();
  });

  test('L20: gets its webhook back by itself', async () => {
    let fields = ['feed'];
    answers['subscribed_apps'] = ({ method, params }) => {
      if (method === 'GET') return { body: { data: [{ id: '777', subscribed_fields: fields }] } };
      fields = params.get('subscribed_fields')?.split(',') ?? [];
      return { body: { success: true } };
    };
    const report = await checkHealth.checkPage('101');
    expect(fields).toEqual(['feed', 'leadgen']);
    expect(stateOf(report)['page-subscription']).toBe('warn');
    expect(messageOf(report, 'page-subscription')).toMatch(/just repaired.*Press Sync/);
    expect(onSubscriptionRepaired).toHaveBeenCalledExactlyOnceWith('101');
    const next = await checkHealth.checkPage('101');
    expect(stateOf(next)['page-subscription']).toBe('ok');
  });

  test('L20: is red where the webhook cannot be repaired', async () => {
    answers['subscribed_apps'] = ({ method }) =>
      method === 'GET'
        ? { body: { data: [] } }
        : refusal(200, '(#200) Requires pages_manage_metadata permission to manage the object');
    const report = await checkHealth.checkPage('101');
    expect(stateOf(report)['page-subscription']).toBe('bad');
    expect(messageOf(report, 'page-subscription')).toMatch(/pages_manage_metadata/);
    expect(onSubscriptionRepaired).not.toHaveBeenCalled();
  });

  test('is red where Meta accepts the repair and forgets it', async () => {
    answers['subscribed_apps'] = ({ method }) => ({
      body: method === 'GET' ? { data: [] } : { success: true },
    });
    const report = await checkHealth.checkPage('101');
    expect(stateOf(report)['page-subscription']).toBe('bad');
  });

  test('L19: that is switched off is never subscribed', async () => {
    use([connected('101', { isActive: false })]);
    answers['subscribed_apps'] = () => ({ body: { data: [] } });
    const report = await checkHealth.checkPage('101');
    expect(stateOf(report)['page-subscription']).toBe('ok');
    expect(callsTo('subscribed_apps')).toEqual([]);
  });

  test('is looked at in the name of its Instagram account, which keeps it wanted', async () => {
    const instagram = samplePage({ pageId: '201', parentPageId: '101', platform: 'instagram' });
    use([connected('101', { isActive: false }), instagram]);
    await checkHealth.checkPage('201');
    expect([...health.reports.keys()]).toEqual(['101']);
    expect(callsTo('subscribed_apps')).toHaveLength(1);
  });

  test('L22: without leads access is red and says where to click', async () => {
    answers['page'] = () => ({
      body: {
        leadgen_tos_accepted: true,
        has_lead_access: {
          can_access_lead: false,
          app_has_leads_permission: false,
          user_has_leads_permission: true,
          failure_reason: 'App does not have access to leads of this Page.',
        },
      },
    });
    const report = await checkHealth.checkPage('101');
    expect(stateOf(report)['lead-access']).toBe('bad');
    const message = messageOf(report, 'lead-access');
    expect(message).toMatch(/Settings, Integrations, Leads access.*"Rabbit" under CRMs/);
    expect(message).toContain('App does not have access to leads');
    expect(message).not.toContain('under People');
  });

  test('of a system user has no leads access to tell of, and stays green', async () => {
    answers['page'] = ({ params }) =>
      params.get('fields')?.includes('has_lead_access')
        ? refusal(100, '(#100) This API is not available.')
        : { body: { leadgen_tos_accepted: true } };
    const report = await checkHealth.checkPage('101');
    expect(stateOf(report)['lead-access']).toBe('unknown');
    expect(report.state).toBe('ok');
  });

  test('whose terms nobody accepted is amber and links to them', async () => {
    answers['page'] = () => ({ body: { ...GOOD_PAGE, leadgen_tos_accepted: false } });
    const report = await checkHealth.checkPage('101');
    expect(report.state).toBe('warn');
    expect(messageOf(report, 'lead-terms')).toContain('leadgen/tos?page_id=101');
  });

  test('whose leads no webhook announced is amber', async () => {
    lastWebhook.mockResolvedValue({ receivedAt: null, foundOnlyByCatchUp: 1 });
    const report = await checkHealth.checkPage('101');
    expect(stateOf(report)['last-webhook']).toBe('warn');
    expect(messageOf(report, 'last-webhook')).toMatch(/^1 lead was found.*None has ever come/);
  });

  test('that Meta throttles is unknown, and one look that fails hides no other', async () => {
    answers['page'] = () => refusal(80005, 'There have been too many leadgen api calls');
    const report = await checkHealth.checkPage('101');
    expect(stateOf(report)).toMatchObject({ token: 'ok', 'lead-access': 'unknown' });
    expect(messageOf(report, 'lead-access')).toMatch(/limits how often/);
    expect(stateOf(report)['last-webhook']).toBe('ok');
  });

  test('is unknown as a whole while Meta cannot be reached', async () => {
    await graph.close();
    const report = await checkHealth.checkPage('101');
    expect(report.state).toBe('unknown');
    expect(messageOf(report, 'token')).toMatch(/could not be reached/);
    expect(pages.pages.get('101')?.attention).toBeNull();
  });

  test('whose check has a bug goes to the log and shows the rest', async () => {
    lastWebhook.mockRejectedValue(new TypeError('x is not a function'));
    const report = await checkHealth.checkPage('101');
    expect(stateOf(report)).toMatchObject({ token: 'ok', 'last-webhook': 'unknown' });
    expect(onBug).toHaveBeenCalledOnce();
    expect(JSON.stringify(report)).not.toContain('not a function');
  });

  test('that is not there is not found', async () => {
    await expect(checkHealth.checkPage('999')).rejects.toMatchObject({ code: 'not-found' });
  });

  test('is looked at once for all who ask at once', async () => {
    const [one, two] = await Promise.all([
      checkHealth.checkPage('101'),
      checkHealth.checkPage('101'),
    ]);
    expect(two).toBe(one);
    expect(callsTo('debug_token')).toHaveLength(1);
  });
});

describe('the app', () => {
  test('where all is well is green, although Meta does not tell its mode', async () => {
    const report = await checkHealth.checkApp();
    expect(report.state).toBe('ok');
    expect(stateOf(report)).toEqual({
      'app-subscription': 'ok',
      signatures: 'unknown',
      'graph-version': 'ok',
      'app-mode': 'unknown',
    });
  });

  test('that Meta refuses is red and names the settings', async () => {
    answers['subscriptions'] = () => refusal(190, 'Invalid OAuth access token signature.');
    const report = await checkHealth.checkApp();
    expect(stateOf(report)['app-subscription']).toBe('bad');
    expect(messageOf(report, 'app-subscription')).toMatch(/FACEBOOK_CLIENT_SECRET/);
  });

  test('that is throttled is not refused', async () => {
    answers['subscriptions'] = () => refusal(4, '(#4) Application request limit reached');
    expect((await checkHealth.checkApp()).state).toBe('unknown');
  });
});

describe('everything', () => {
  test('is the app and each Page with something switched on; the rest is forgotten', async () => {
    use([connected('101'), connected('102'), connected('103', { isActive: false })]);
    await checkHealth.checkPage('103');
    await checkHealth.checkAll();
    expect([...(await checkHealth.list()).keys()].sort()).toEqual(['101', '102', 'app']);
  });

  test('goes on where one report cannot be stored, and says so in the end', async () => {
    use([connected('101'), connected('102')]);
    const { save } = health.store;
    vi.spyOn(health.store, 'save').mockImplementation((subject, report) =>
      subject === '101' ? Promise.reject(new Error('full')) : save(subject, report),
    );
    await expect(checkHealth.checkAll()).rejects.toThrow('full');
    expect([...health.reports.keys()].sort()).toEqual(['102', 'app']);
  });

  test('stops between two looks', async () => {
    await checkHealth.checkAll(AbortSignal.abort());
    expect(graph.calls).toEqual([]);
  });
});

describe('what admins are told', () => {
  const clockAt = (days: number) => {
    const data_access_expires_at = Math.floor(now.getTime() / 1000) + days * 86_400;
    answers['debug_token'] = () => ({ body: { data: { ...LIVE_TOKEN, data_access_expires_at } } });
  };
  const news = async () => {
    const previous = health.reports.get('101');
    return worsenedChecks(await checkHealth.checkPage('101'), previous).map(({ id }) => id);
  };

  test('each mark of the clock once', async () => {
    const told = [];
    for (const days of [20, 14, 13, 8, 7, 6, 3, 2, 1, 0]) {
      clockAt(days);
      if ((await news()).length > 0) told.push(days);
    }
    expect(told).toEqual([14, 7, 3, 0]);
  });

  test('a trouble once, also where Meta cannot be reached in between', async () => {
    answers['page'] = () => ({
      body: { leadgen_tos_accepted: true, has_lead_access: { can_access_lead: false } },
    });
    expect(await news()).toEqual(['lead-access']);
    const revoked = answers['page'];
    answers['page'] = () => ({ status: 500, body: {} });
    expect(await news()).toEqual([]);
    answers['page'] = revoked;
    expect(await news()).toEqual([]);
    answers['page'] = () => ({ body: GOOD_PAGE });
    expect(await news()).toEqual([]);
    answers['page'] = revoked;
    expect(await news()).toEqual(['lead-access']);
  });
});
