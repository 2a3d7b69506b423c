import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMIN, startLeadRabbit, type LeadRabbit } from '../support/start-leadrabbit.ts';
import { sendRaw } from '../support/raw-request.ts';

let app: LeadRabbit;
beforeAll(async () => {
  app = await startLeadRabbit('http://127.0.0.1:9', {
    URL: 'https://leads.example.com',
    ALLOWED_HOSTS: 'leadrabbit, Leads.Internal',
    TRUST_PROXY: 'true',
  });
});
afterAll(() => app.close());

interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends a request with this `Host` header, which `fetch` cannot set. */
function ask(host: string, { method = 'GET', path = '/healthz', headers = {}, body }: Asked = {}) {
  return new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    const { hostname, port } = new URL(app.url);
    const asked = request({ hostname, port, method, path, headers: { ...headers, host } });
    asked.on('error', reject).on('response', (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
      answer.on('end', () => resolve({ status: answer.statusCode, text }));
    });
    asked.end(body);
  });
}

describe('the host that a request names', () => {
  test.each([
    'leads.example.com',
    'LEADS.example.com:443',
    'leads.example.com.',
    'localhost',
    'localhost:4000',
    'demo.localhost:4000',
    '127.0.0.1:4000',
    '127.0.0.2',
    '[::1]:4000',
    '192.168.1.20:8080',
    '[2001:db8::1]',
    'leadrabbit:4000',
    'leads.internal',
  ])('a request to the own host %s is answered', async (host) => {
    expect((await ask(host)).status).toBe(200);
  });

  test.each([
    'evil.example.com',
    'evil.example.com:4000',
    'leads.example.com.evil.example',
    'evil-leads.example.com',
    'sub.leads.example.com',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    'evillocalhost',
    'evil.example@localhost',
    '[::1].evil.example',
  ])('a request to the foreign host %s is refused', async (host) => {
    const { status, text } = await ask(host);
    expect(status).toBe(403);
    expect(JSON.parse(text)).toMatchObject({ success: false, code: 'foreign-host' });
  });

  test('a request to a foreign host is refused on every route', async () => {
    for (const path of ['/', '/readyz', '/api/app', '/api/leads', '/api/webhook', '/no-such-page'])
      expect((await ask('evil.example.com', { path })).status, path).toBe(403);
    const webhook = { method: 'POST', path: '/api/webhook/facebook', body: '{}' };
    expect((await ask('evil.example.com', webhook)).status).toBe(403);
  });

  test('X-Forwarded-Host does not change the host of a request', async () => {
    const lies = { headers: { 'x-forwarded-host': 'leads.example.com' } };
    expect((await ask('evil.example.com', lies)).status).toBe(403);
    const harmless = { headers: { 'x-forwarded-host': 'evil.example.com' } };
    expect((await ask('leads.example.com', harmless)).status).toBe(200);
  });

  test('a request without a host is answered, because some load balancers send none', async () => {
    const { closed } = await sendRaw(app, 'GET /healthz HTTP/1.0\r\n\r\n');
    expect(await closed()).toMatch(/^HTTP\/1\.1 200/);
  });
});

describe('a sign-in', () => {
  const signIn = (host: string, headers: Record<string, string>) =>
    ask(host, {
      method: 'POST',
      path: '/api/auth/sign-in/email',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(ADMIN),
    });

  test('a sign-in from a foreign origin is refused, even if that origin is its host', async () => {
    const origin = 'http://evil.example.com:4000';
    const forwarded = { 'x-forwarded-host': 'evil.example.com:4000', 'x-forwarded-proto': 'http' };
    for (const host of ['evil.example.com:4000', 'localhost:4000'])
      expect((await signIn(host, { origin, ...forwarded })).status, host).toBe(403);
  });

  test('a sign-in from a page of LeadRabbit works under each host of LeadRabbit', async () => {
    expect((await signIn('localhost:4000', { origin: 'http://localhost:4000' })).status).toBe(200);
    expect((await signIn('x', { origin: 'https://leads.example.com' })).status).toBe(403);
    const own = await signIn('leads.example.com', { origin: 'https://leads.example.com' });
    expect(own.status).toBe(200);
  });
});
