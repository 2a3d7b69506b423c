import { textReason } from '../../reasons.ts';
import { sayReason } from '../../texts/english.ts';
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  refusal,
  serveGraph,
  type GraphCall,
  type ServedGraph,
} from '../../meta-api/testing/serve-graph.ts';
import { GraphError } from '../../meta-api/graph-error.ts';
import { ABILITIES } from '../permissions.ts';
import type { IntakeFacts } from './check-reads.ts';
import { createPageCalls } from '../page-calls.ts';
import { createTokenVault } from '../token-vault.ts';
import { createCheckHealth, type CheckHealth } from './check-health.ts';
import { worsenedChecks } from './compare-reports.ts';
import type { HealthReport } from './health-report.ts';
import {
  fakeClosureStore,
  fakeHealthStore,
  fakePageStore,
  samplePage,
} from './testing/fake-stores.ts';

const vault = createTokenVault([randomBytes(32)]);
const connected = (pageId: string, given: Parameters<typeof samplePage>[0] = {}) =>
  samplePage({ pageId, sealedToken: vault.seal(`token-${pageId}`, pageId), ...given });

type Body = { status?: number; body: unknown };
type Responder = (call: GraphCall) => Body;

const LIVE_TOKEN = {
  is_valid: true,
  expires_at: 0,
  data_access_expires_at: 0,
  scopes: ['leads_retrieval', ...ABILITIES.flatMap(({ permissions }) => permissions)],
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
const onRecovered = vi.fn();
const tryLeads = vi.fn();
/** What the intake knows of Page 101. */
let intake: IntakeFacts;
const onBug = vi.fn();

beforeEach(async () => {
  now = new Date('2026-12-01T12:00:00Z');
  for (const mock of [onReport, onRecovered, onBug]) mock.mockReset();
  tryLeads.mockReset().mockResolvedValue(undefined);
  intake = { pending: 0, needsAttention: 0, lastWebhook: now };
  lastWebhook.mockReset().mockResolvedValue({ receivedAt: now, foundBySync: 0 });
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
  connectPages([connected('101')]);
});

afterEach(() => graph.close());

function connectPages(entries: readonly ReturnType<typeof samplePage>[]): void {
  pages = fakePageStore(entries);
  health = fakeHealthStore();
  checkHealth = createProcess();
}

/** The checks of one process; several share the stores. */
const createProcess = () =>
  createCheckHealth({
    graph: graph.client,
    calls: createPageCalls({
      pages: pages.store,
      closures: fakeClosureStore(),
      vault,
      onAttention: () => undefined,
      now: () => now,
    }),
    turns: { run: (_name, work) => work() },
    pages: pages.store,
    store: health.store,
    requiredScopes: ['leads_retrieval'],
    url: 'https://leads.example.com',
    versionAsked: 'v25.0',
    versionServed: () => 'v25.0',
    lastWebhook,
    countUnannounced: async () => 0,
    readIntake: async () => new Map([['101', intake]]),
    checkOwn: () => [],
    tryLeads,
    onRecovered,
    onReport,
    onBug,
    now: () => now,
  });

const stateOf = (report: HealthReport) =>
  Object.fromEntries(report.checks.map(({ id, state }) => [id, state]));
const messageOf = (report: HealthReport, id: string) =>
  report.checks.filter((check) => check.id === id).map(sayReason)[0];
const callsTo = (last: string) => graph.calls.filter(({ path }) => path.endsWith(last));

describe('check of a Page', () => {
  test('a healthy Page is green, with one call for each fact', async () => {
    const report = await checkHealth.checkPage('101');
    expect(report.state).toBe('ok');
    expect(stateOf(report)).toEqual({
      token: 'ok',
      'data-access': 'ok',
      permissions: 'ok',
      abilities: 'ok',
      'page-subscription': 'ok',
      'lead-access': 'ok',
      'lead-terms': 'ok',
      'last-webhook': 'ok',
      reads: 'ok',
    });
    expect(graph.calls).toHaveLength(3);
    expect(health.reports.get('101')).toEqual(report);
    expect(onReport).toHaveBeenCalledExactlyOnceWith('101', report, undefined);
  });

  test('L16: a Page with a dead token has one red check and is marked, and no more calls are made', async () => {
    const error = { code: 190, subcode: 460, message: 'changed' };
    answers['debug_token'] = () => ({ body: { data: { is_valid: false, error } } });
    const report = await checkHealth.checkPage('101');
    expect(report.state).toBe('bad');
    const { token, reads: _reads, ...others } = stateOf(report);
    expect(token).toBe('bad');
    expect(new Set(Object.values(others))).toEqual(new Set(['unknown']));
    expect(pages.pages.get('101')?.attention?.code).toBe('reconnect');
    await checkHealth.checkPage('101');
    expect(graph.calls).toHaveLength(1);
  });

  test('a Page whose token dies during the check is treated as one with a dead token', async () => {
    answers['page'] = () => refusal(190, 'Error validating access token', 458);
    const report = await checkHealth.checkPage('101');
    expect(stateOf(report)).toMatchObject({ token: 'bad', 'page-subscription': 'unknown' });
    expect(messageOf(report, 'token')).toMatch(/removed the app/);
  });

  test('a Page is not blamed for an app that Meta refuses', async () => {
    answers['debug_token'] = () => refusal(190, 'Invalid OAuth access token signature.');
    const report = await checkHealth.checkPage('101');
    expect(stateOf(report)).toMatchObject({ token: 'unknown', 'page-subscription': 'ok' });
    expect(messageOf(report, 'token')).toMatch(/FACEBOOK_CLIENT_SECRET/);
    expect(report.state).toBe('unknown');
    expect(pages.pages.get('101')?.attention).toBeNull();
  });

  test('L20: a missing webhook of a Page is repaired by the check', async () => {
    let fields = ['feed'];
    answers['subscribed_apps'] = ({ method, params }) => {
      if (method === 'GET') return { body: { data: [{ id: '777', subscribed_fields: fields }] } };
      fields = params.get('subscribed_fields')?.split(',') ?? [];
      return { body: { success: true } };
    };
    const report = await checkHealth.checkPage('101');
    expect(fields).toEqual(['feed', 'leadgen']);
    expect(stateOf(report)['page-subscription']).toBe('warn');
    expect(messageOf(report, 'page-subscription')).toMatch(/has repaired.*syncs leads/);
    const next = await checkHealth.checkPage('101');
    expect(stateOf(next)['page-subscription']).toBe('ok');
  });

  test('L20: a Page is red if its webhook cannot be repaired', async () => {
    answers['subscribed_apps'] = ({ method }) =>
      method === 'GET'
        ? { body: { data: [] } }
        : refusal(200, '(#200) Requires pages_manage_metadata permission to manage the object');
    const report = await checkHealth.checkPage('101');
    expect(stateOf(report)['page-subscription']).toBe('bad');
    expect(messageOf(report, 'page-subscription')).toMatch(/pages_manage_metadata/);
  });

  test('a Page is red if Meta accepts the repair and forgets it', async () => {
    answers['subscribed_apps'] = ({ method }) => ({
      body: method === 'GET' ? { data: [] } : { success: true },
    });
    const report = await checkHealth.checkPage('101');
    expect(stateOf(report)['page-subscription']).toBe('bad');
  });

  test('L19: a disabled Page is never subscribed', async () => {
    connectPages([connected('101', { isActive: false })]);
    answers['subscribed_apps'] = () => ({ body: { data: [] } });
    const report = await checkHealth.checkPage('101');
    expect(stateOf(report)['page-subscription']).toBe('ok');
    expect(callsTo('subscribed_apps')).toEqual([]);
  });

  test('a disabled Page is checked on behalf of its enabled Instagram account, which needs its webhook', async () => {
    const instagram = samplePage({ pageId: '201', parentPageId: '101', platform: 'instagram' });
    connectPages([connected('101', { isActive: false }), instagram]);
    await checkHealth.checkPage('201');
    expect([...health.reports.keys()]).toEqual(['101']);
    expect(callsTo('subscribed_apps')).toHaveLength(1);
  });

  test('L22: a Page without leads access is red and says where to click', async () => {
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

  test('a Page of a system user has no leads access to report, and stays green', async () => {
    answers['page'] = ({ params }) =>
      params.get('fields')?.includes('has_lead_access')
        ? refusal(100, '(#100) This API is not available.')
        : { body: { leadgen_tos_accepted: true } };
    const report = await checkHealth.checkPage('101');
    expect(stateOf(report)['lead-access']).toBe('unknown');
    expect(report.state).toBe('ok');
  });

  test('a Page whose terms nobody accepted is amber and links to them', async () => {
    answers['page'] = () => ({ body: { ...GOOD_PAGE, leadgen_tos_accepted: false } });
    const report = await checkHealth.checkPage('101');
    expect(report.state).toBe('warn');
    expect(messageOf(report, 'lead-terms')).toContain('leadgen/tos?page_id=101');
  });

  test('a Page with leads that no webhook announced is amber', async () => {
    intake = { pending: 0, needsAttention: 0, lastWebhook: null };
    lastWebhook.mockResolvedValue({ receivedAt: null, foundBySync: 1 });
    const report = await checkHealth.checkPage('101');
    expect(stateOf(report)['last-webhook']).toBe('warn');
    expect(messageOf(report, 'last-webhook')).toMatch(/^A sync found 1 lead .*None has ever come/);
  });

  test('a Page that Meta throttles is unknown, and one failed check does not hide the others', async () => {
    answers['page'] = () => refusal(80005, 'There have been too many leadgen api calls');
    const report = await checkHealth.checkPage('101');
    expect(stateOf(report)).toMatchObject({ token: 'ok', 'lead-access': 'unknown' });
    expect(messageOf(report, 'lead-access')).toMatch(/limits how often/);
    expect(stateOf(report)['last-webhook']).toBe('ok');
  });

  test('a Page is unknown as a whole while Meta cannot be reached', async () => {
    await graph.close();
    const report = await checkHealth.checkPage('101');
    expect(report.state).toBe('unknown');
    expect(messageOf(report, 'token')).toMatch(/could not be reached/);
    expect(pages.pages.get('101')?.attention).toBeNull();
  });

  test('a check with a programming error goes to the log, and the other checks are shown', async () => {
    lastWebhook.mockRejectedValue(new TypeError('x is not a function'));
    const report = await checkHealth.checkPage('101');
    expect(stateOf(report)).toMatchObject({ token: 'ok', 'last-webhook': 'unknown' });
    expect(onBug).toHaveBeenCalledOnce();
    expect(JSON.stringify(report)).not.toContain('not a function');
  });

  test('a Page that does not exist is not found', async () => {
    await expect(checkHealth.checkPage('999')).rejects.toMatchObject({ code: 'not-found' });
  });

  test('a Page is checked once for all who ask at the same time', async () => {
    const [one, two] = await Promise.all([
      checkHealth.checkPage('101'),
      checkHealth.checkPage('101'),
    ]);
    expect(two).toBe(one);
    expect(callsTo('debug_token')).toHaveLength(1);
  });
});

describe('check of the app', () => {
  test('a healthy app is green, although Meta does not tell its mode', async () => {
    const report = await checkHealth.checkApp();
    expect(report.state).toBe('ok');
    expect(stateOf(report)).toEqual({
      'app-subscription': 'ok',
      meta: 'ok',
      signatures: 'unknown',
      'graph-version': 'ok',
      'app-mode': 'unknown',
    });
  });

  test('an app that Meta refuses is red and names the settings', async () => {
    answers['subscriptions'] = () => refusal(190, 'Invalid OAuth access token signature.');
    const report = await checkHealth.checkApp();
    expect(stateOf(report)['app-subscription']).toBe('bad');
    expect(messageOf(report, 'app-subscription')).toMatch(/FACEBOOK_CLIENT_SECRET/);
  });

  test('a throttled app is not a refused app', async () => {
    answers['subscriptions'] = () => refusal(4, '(#4) Application request limit reached');
    expect((await checkHealth.checkApp()).state).toBe('unknown');
  });
});

describe('check of everything', () => {
  test('a check of everything covers the app and each enabled Page, and deletes the other reports', async () => {
    connectPages([connected('101'), connected('102'), connected('103', { isActive: false })]);
    await checkHealth.checkPage('103');
    await checkHealth.checkAll();
    expect([...health.reports.keys()].sort()).toEqual(['101', '102', 'app']);
  });

  test('a check of everything goes on if one report cannot be stored, and reports the failure at the end', async () => {
    connectPages([connected('101'), connected('102')]);
    const { save } = health.store;
    vi.spyOn(health.store, 'save').mockImplementation((subject, report) =>
      subject === '101' ? Promise.reject(new Error('full')) : save(subject, report),
    );
    await expect(checkHealth.checkAll()).rejects.toThrow('full');
    expect([...health.reports.keys()].sort()).toEqual(['102', 'app']);
  });

  test('a check of everything stops between two checks', async () => {
    await checkHealth.checkAll(AbortSignal.abort());
    expect(graph.calls).toEqual([]);
  });
});

describe('Page that is marked because its leads were refused', () => {
  const marked = (code: 'permission' | 'reconnect' | 'throttled') => {
    const attention = { code, reason: textReason('Press Connect.'), since: now };
    connectPages([connected('101', { attention })]);
  };

  test('a marked Page loses its mark if its leads can be read, and its waiting leads go on', async () => {
    marked('permission');
    const report = await checkHealth.checkPage('101');
    expect(tryLeads).toHaveBeenCalledExactlyOnceWith('101');
    expect(pages.pages.get('101')?.attention).toBeNull();
    expect(onRecovered).toHaveBeenCalledExactlyOnceWith('101');
    expect(report.state).toBe('ok');
  });

  test('a marked Page stays marked and red while Meta refuses its leads, whatever Meta says of permissions', async () => {
    marked('permission');
    tryLeads.mockRejectedValue(new GraphError('No.', { action: 'permission' }));
    const report = await checkHealth.checkPage('101');
    expect(pages.pages.get('101')?.attention?.code).toBe('permission');
    expect(onRecovered).not.toHaveBeenCalled();
    expect(report.state).toBe('bad');
    expect(stateOf(report)).toMatchObject({ reads: 'bad', permissions: 'ok' });
  });

  test('the leads of a marked Page are not read while a permission is missing', async () => {
    marked('permission');
    answers['debug_token'] = () => ({ body: { data: { ...LIVE_TOKEN, scopes: [] } } });
    const report = await checkHealth.checkPage('101');
    expect(tryLeads).not.toHaveBeenCalled();
    expect(stateOf(report)).toMatchObject({ permissions: 'bad', 'lead-access': 'ok' });
    expect(report.checks.find(({ id }) => id === 'permissions')?.params).toMatchObject({
      permissions: 'leads_retrieval',
    });
    expect(stateOf(report), 'the permission explains the refusal').not.toHaveProperty('reads');
  });

  test('a person who checks a Page gets an answer of Meta, although calls were held back', async () => {
    const error = { code: 190, subcode: 460, message: 'changed' };
    answers['debug_token'] = () => ({ body: { data: { is_valid: false, error } } });
    expect((await checkHealth.checkPage('101')).state).toBe('bad');
    answers['debug_token'] = () => ({ body: { data: LIVE_TOKEN } });
    expect((await checkHealth.checkPage('101')).state, 'by itself, within minutes').toBe('bad');
    const report = await checkHealth.checkPage('101', { isAsked: true });
    expect(report.state).toBe('ok');
    expect(pages.pages.get('101')?.attention).toBeNull();
    expect(onRecovered).toHaveBeenCalledExactlyOnceWith('101');
  });

  test('a check of a Page without a mark and without waiting leads starts nothing', async () => {
    await checkHealth.checkPage('101');
    await checkHealth.checkPage('101', { isAsked: true });
    expect(onRecovered).not.toHaveBeenCalled();
  });

  test('waiting leads go on if a person checks the Page and all is well', async () => {
    intake = { pending: 2, needsAttention: 0, lastWebhook: now };
    expect((await checkHealth.checkPage('101')).state).toBe('warn');
    expect(onRecovered).not.toHaveBeenCalled();
    await checkHealth.checkPage('101', { isAsked: true });
    expect(onRecovered).toHaveBeenCalledExactlyOnceWith('101');
  });
});

describe('Page without an optional permission', () => {
  const without = (...missing: string[]) => {
    const scopes = LIVE_TOKEN.scopes.filter((scope) => !missing.includes(scope));
    answers['debug_token'] = () => ({ body: { data: { ...LIVE_TOKEN, scopes } } });
  };

  test('without pages_manage_metadata, real-time delivery is off and Meta is not asked for it', async () => {
    without('pages_manage_metadata');
    const report = await checkHealth.checkPage('101');
    expect(callsTo('subscribed_apps')).toEqual([]);
    expect(report.state).toBe('warn');
    expect(report.checks.find(({ id }) => id === 'page-subscription')).toMatchObject({
      code: 'real-time-off',
    });
    expect(messageOf(report, 'page-subscription')).toMatch(
      /Real-time delivery .* is off.*pages_manage_metadata/,
    );
  });

  test('without pages_manage_ads, the check says that the form list is missing', async () => {
    without('pages_manage_ads');
    const report = await checkHealth.checkPage('101');
    expect(report.state).toBe('warn');
    expect(messageOf(report, 'abilities')).toMatch(/does not list the forms.*pages_manage_ads/);
  });

  test('without the other optional permissions, the Page stays green and the check names each ability', async () => {
    without('ads_management', 'ads_read', 'business_management', 'instagram_basic');
    const report = await checkHealth.checkPage('101');
    expect(report.state).toBe('ok');
    expect(report.checks.find(({ id }) => id === 'abilities')?.params).toEqual({
      abilities: 'ad-names,portfolio-pages,instagram-accounts',
    });
  });

  test('ads_read alone is enough for the names of ads', async () => {
    without('ads_management');
    expect(messageOf(await checkHealth.checkPage('101'), 'abilities')).toMatch(/Every optional/);
  });
});

describe('what is known without a call to Meta', () => {
  test('a report takes in what the intake has learned since the check', async () => {
    await checkHealth.checkPage('101');
    const calls = graph.calls.length;
    const verdict = async () => (await checkHealth.survey()).verdicts.get('101');
    expect(await verdict()).toMatchObject({ state: 'ok' });
    intake = { pending: 1, needsAttention: 0, lastWebhook: now };
    expect(await verdict()).toMatchObject({ state: 'warn', code: 'leads-pending' });
    await pages.store.setAttention(
      '101',
      {
        code: 'throttled',
        reason: { code: 'throttled', params: { page: 'Bakery' } },
        since: now,
      },
      now,
    );
    expect(await verdict()).toMatchObject({ state: 'warn', code: 'throttled' });
    expect(graph.calls).toHaveLength(calls);
  });

  test('the last webhook in a report is the one that came just now', async () => {
    intake = { pending: 0, needsAttention: 0, lastWebhook: null };
    lastWebhook.mockResolvedValue({ receivedAt: null, foundBySync: 0 });
    await checkHealth.checkPage('101');
    intake = { pending: 0, needsAttention: 0, lastWebhook: now };
    const report = (await checkHealth.survey()).reports.get('101');
    expect(report?.checks.find(({ id }) => id === 'last-webhook')).toMatchObject({ state: 'ok' });
  });
});

describe('notices for admins', () => {
  const clockAt = (days: number) => {
    const data_access_expires_at = Math.floor(now.getTime() / 1000) + days * 86_400;
    answers['debug_token'] = () => ({ body: { data: { ...LIVE_TOKEN, data_access_expires_at } } });
  };
  const news = async () => {
    const previous = health.reports.get('101');
    return worsenedChecks(await checkHealth.checkPage('101'), previous).map(({ id }) => id);
  };

  test('each limit of the data-access clock is worth one notice', async () => {
    const told = [];
    for (const days of [20, 14, 13, 8, 7, 6, 3, 2, 1, 0]) {
      clockAt(days);
      if ((await news()).length > 0) told.push(days);
    }
    expect(told).toEqual([14, 7, 3, 1, 0]);
  });

  test('a problem is worth one notice, also if Meta cannot be reached in between', async () => {
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

  test('a problem is worth one notice, although two processes check the Page at the same time', async () => {
    clockAt(12);
    const processes = [createProcess(), createProcess()];
    // Both have read the last report before one of them stores the next.
    const { find } = health.store;
    let readers = 0;
    health.store.find = async (subject) => {
      const report = await find(subject);
      readers += 1;
      await vi.waitFor(() => expect(readers).toBe(2));
      return report;
    };
    await Promise.all(processes.map(({ checkPage }) => checkPage('101')));
    const told = onReport.mock.calls.flatMap(([, report, previous]) =>
      worsenedChecks(report as HealthReport, previous as HealthReport | undefined),
    );
    expect(onReport).toHaveBeenCalledTimes(2);
    expect(told.map(({ id }) => id)).toEqual(['data-access']);
  });
});
