import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startLeadRabbit, type LeadRabbit } from '../support/start-leadrabbit.ts';

let app: LeadRabbit;
beforeAll(async () => {
  app = await startLeadRabbit('http://127.0.0.1:9');
});
afterAll(() => app.close());

/** Sends a change with the admin's cookie and these headers of a browser. */
const change = (headers: Record<string, string>) =>
  app.admin.post('/api/facebook/pages', { pageId: '1', action: 'disable' }, { headers });

describe('requests of other websites', () => {
  test.each([
    ['from the origin of another website', { origin: 'https://evil.example.com' }],
    ['from an origin that looks like ours', { origin: 'http://127.0.0.1.evil.example.com' }],
    ['from a sandboxed frame', { origin: 'null' }],
    ['marked cross-site without an origin', { 'sec-fetch-site': 'cross-site' }],
    ['from another host of our domain', { 'sec-fetch-site': 'same-site' }],
  ])('a change %s is refused', async (_how, headers) => {
    const { status, body } = await change(headers);
    expect(status).toBe(403);
    expect(body).toMatchObject({ success: false, code: 'foreign-origin' });
  });

  test('a change from our own pages or from a client that is not a browser is let through', async () => {
    // The request passes the guard and gets 404, because the Page does not exist.
    expect((await change({ origin: app.url, 'sec-fetch-site': 'same-origin' })).status).toBe(404);
    expect((await change({})).status).toBe(404);
  });

  test('a link on another website can be followed', async () => {
    const answer = await app.admin.get('/api/leads', {
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(answer.status).toBe(200);
  });

  test('a sign-in or a sign-out from another website is refused', async () => {
    const options = { headers: { origin: 'https://evil.example.com' } };
    for (const path of ['/api/auth/sign-in/email', '/api/auth/sign-out'])
      expect((await app.admin.post(path, {}, options)).status, path).toBe(403);
    expect((await app.admin.get('/api/session')).status).toBe(200);
  });

  test('no other website may frame our pages or run a script in them', async () => {
    const { headers } = await app.stranger().get('/');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("default-src 'self'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});
