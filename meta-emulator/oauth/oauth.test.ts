import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO } from '../defaults.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

const redirectUri = 'http://localhost:4010/api/connect/callback';
let app: TestApp;
let now = new Date('2026-11-23T12:00:00Z');
beforeAll(async () => {
  app = await startTestApp({ now: () => now });
});
afterAll(() => app.close());

type Choice = { scopes: string; pages?: string[]; granted?: string[]; query?: string };

async function signIn({
  scopes,
  granted,
  query = '',
  pages = [DEMO.bakeryId, DEMO.fitnessId],
}: Choice) {
  const body = new URLSearchParams({ decision: 'continue', state: 's1', scope: scopes });
  body.set('client_id', app.appId);
  body.set('redirect_uri', redirectUri);
  for (const page of pages) body.append('page', page);
  for (const scope of granted ?? scopes.split(',')) body.append('permission', scope);
  const url = `${app.url}/v26.0/dialog/oauth${query}`;
  const response = await fetch(url, { method: 'POST', body, redirect: 'manual' });
  return new URL(response.headers.get('location') ?? 'about:blank');
}

function exchange(code: string, uri = redirectUri, secret = app.appSecret) {
  const body = { client_id: app.appId, client_secret: secret, redirect_uri: uri, code };
  return app.graph('/v26.0/oauth/access_token', { method: 'POST', body, accessToken: null });
}

const codeOf = (url: URL) => url.searchParams.get('code') ?? '';

test('a code works once, for its own redirect address, and for a short time', async () => {
  const answer = await signIn({ scopes: 'pages_show_list' });
  expect(answer.searchParams.get('state')).toBe('s1');
  expect(answer.hash).toBe('#_=_');
  const code = codeOf(answer);
  const error = async (...args: Parameters<typeof exchange>) =>
    (await exchange(...args)).body.error;
  expect((await error(code, `${redirectUri}/`))?.error_subcode).toBe(36008);
  expect((await error(code, redirectUri, 'wrong'))?.message).toContain('client secret');
  expect((await exchange(code)).body.access_token).toBeTypeOf('string');
  const again = await exchange(code);
  expect(again.body.error?.error_subcode).toBe(36009);
  expect(again.headers.get('www-authenticate')).toContain('"invalid_code"');
  const late = codeOf(await signIn({ scopes: 'pages_show_list' }));
  now = new Date(now.getTime() + 3_600_000);
  expect((await error(late))?.error_subcode).toBe(36007);
});

test('cancelling leads back with the reason', async () => {
  const body = new URLSearchParams({ decision: 'cancel', state: 's2', client_id: app.appId });
  body.set('redirect_uri', redirectUri);
  const url = `${app.url}/dialog/oauth`;
  const response = await fetch(url, { method: 'POST', body, redirect: 'manual' });
  const { searchParams } = new URL(response.headers.get('location') ?? '');
  expect(Object.fromEntries(searchParams)).toMatchObject({
    error: 'access_denied',
    error_reason: 'user_denied',
    state: 's2',
  });
});

test('a declined permission is offered again only on rerequest', async () => {
  const scopes = 'pages_show_list,ads_read';
  await signIn({ scopes, granted: ['pages_show_list'] });
  const dialog = `/v26.0/dialog/oauth?client_id=${app.appId}&redirect_uri=${redirectUri}&scope=${scopes}`;
  expect((await app.graph(dialog)).text).toContain('not asked again: ads_read');
  const again = await app.graph(`${dialog}&auth_type=rerequest`);
  expect(again.text).toMatch(/name="permission"\s+value="ads_read"/);
});

test('the Page tokens of a short-lived token expire with it, and those of a long-lived token never do', async () => {
  const code = codeOf(await signIn({ scopes: 'pages_show_list', pages: [DEMO.bakeryId] }));
  const short = (await exchange(code)).body.access_token ?? '';
  const query = new URLSearchParams({
    grant_type: 'fb_exchange_token',
    client_id: app.appId,
    client_secret: app.appSecret,
    fb_exchange_token: short,
  });
  const long = (await app.graph(`/oauth/access_token?${query}`, { accessToken: null })).body;
  expect(long['expires_in']).toBe(5183944);
  const debugPage = async (accessToken: string | undefined) => {
    const accounts = await app.graph('/me/accounts', { accessToken });
    expect(accounts.body.data).toHaveLength(1);
    const token = String(accounts.body.data?.[0]?.['access_token']);
    const path = `/debug_token?input_token=${token}`;
    return (await app.graph(path, { accessToken: app.appToken })).body.data as unknown;
  };
  expect(await debugPage(long.access_token)).toMatchObject({
    type: 'PAGE',
    expires_at: 0,
    is_valid: true,
    profile_id: DEMO.bakeryId,
    granular_scopes: expect.arrayContaining([
      { scope: 'pages_show_list', target_ids: [DEMO.bakeryId] },
    ]),
  });
  expect(await debugPage(short)).toMatchObject({
    expires_at: Math.floor(now.getTime() / 1000) + 5400,
  });
});

test('the Pages of a portfolio are missing without business_management', async () => {
  await app.control.reset();
  const listed = async (scopes: string) => {
    const { body } = await exchange(codeOf(await signIn({ scopes })));
    const accounts = await app.graph('/me/accounts', { accessToken: body.access_token });
    return accounts.body.data?.map(({ id }) => id);
  };
  expect(await listed('pages_show_list')).toEqual([DEMO.bakeryId]);
  expect(await listed('pages_show_list,business_management')).toHaveLength(2);
});

test('the proof is checked if it is sent, and required if the app demands it', async () => {
  const { token } = await app.control.createToken({ kind: 'user' });
  const proof = createHmac('sha256', app.appSecret).update(token).digest('hex');
  const status = async (query: string) =>
    (await app.graph(`/v26.0/me${query}`, { accessToken: token })).status;
  expect(await status('')).toBe(200);
  expect(await status('?appsecret_proof=wrong')).toBe(400);
  await app.control.changeApp({ requireProof: true });
  expect(await status('')).toBe(400);
  expect(await status(`?appsecret_proof=${proof}`)).toBe(200);
});
